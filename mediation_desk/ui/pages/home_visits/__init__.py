"""走访: visits written down and listed, screening rounds, a finished round entered at once, a day's route."""
