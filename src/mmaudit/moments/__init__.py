"""The moments engine: which visitor questions a page answers, and in which words."""
