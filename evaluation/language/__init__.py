"""Figures of ``dateline.language``: treebanks, text broken by rule, headlines, names, claims, speed.

==============  ==========================================================================================
``treebanks``   tags, trees, sentences and words on UD EWT dev and GUM dev
``broken``      the same trees after one defect at a time: capitals, lost signs, mis-decoded text
``headlines``   verbs and their noun homographs in the headlines of ``headlines.tsv``
``names``       entity spans on re3d's dev part
``coded``       whole sentences and proposed claims on coded reports
``speed``       words and reports a second, memory, loading
``report``      how figures are printed
==============  ==========================================================================================
"""
