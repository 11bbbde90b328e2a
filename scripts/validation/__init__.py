"""The parts of scripts/validate."""
