"""The proof of an edition: what its page and its PDF say by themselves, held against the letter."""
