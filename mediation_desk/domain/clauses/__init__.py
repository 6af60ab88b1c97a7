"""The clause library (条款库): model clauses as data, their typed gaps, and the sentence they make."""
