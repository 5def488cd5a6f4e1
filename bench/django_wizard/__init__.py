"""The same registration as a Django wizard: what `make bench` compares with, never served."""
