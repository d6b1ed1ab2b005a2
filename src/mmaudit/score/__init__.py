"""From verdicts to scores, the gate and the fixes that matter most."""
