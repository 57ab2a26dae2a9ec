"""The mock interview: prepared, held, looked back at."""
