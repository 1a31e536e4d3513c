"""4xx: typography, by the Imprimerie nationale’s usage for French."""
