"""Printed papers: facts in, a `Paper` out, and two printers that turn any Paper into .pdf or .docx bytes.

paper.py is the block model, papers.py lists every form, pdf.py and word.py print, preview.py shows pages.
A new form: its facts and pure function in a file of its own, its words in resources/forms, a line in PAPERS.
"""
