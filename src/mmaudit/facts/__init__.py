"""From a snapshot to facts: each fact is computed once, without a browser, a clock or a network."""
