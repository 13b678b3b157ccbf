"""The first run: nobody works here yet. Set up the pharmacy, or open the sample pharmacy."""
