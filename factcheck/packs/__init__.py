"""rules/ → RulePack: reads and validates the declarative rules."""
