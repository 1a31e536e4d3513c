"""What letters point to in the project, and what lies there that none points to: 3xx."""
