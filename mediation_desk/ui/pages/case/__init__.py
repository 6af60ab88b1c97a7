"""The page of one case: who is who, what happened, what may come next."""
