"""Abbreviations that keep their full stop, and whether a sentence may end on them."""

_TITLES = """
    adm. amb. ayat. brig. capt. cdr. cmdr. col. cpl. cpt. dr. eng. fr. gen. gov. hon. lt. maj. messrs. mr.
    mrs. ms. mt. pfc. pres. prof. pvt. rep. reps. rev. sen. sens. sgt. spc. spec. st. supt. ft. no. nos. vs.
    fig. ca. approx. e.g. i.e. al-hajj.
"""
_OTHERS = """
    a.k.a. a.m. p.m. ave. bros. co. corp. dept. dist. est. etc. govt. inc. intl. jr. km. ltd. mins. mos. prov.
    sr. univ. yrs. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. tues. wed. thu.
    thur. thurs. fri. sat. d.c. l.a. n.y. ph.d. u.k. u.n. u.s. u.s.a. e.u. u.a.e. k.r.g. p.k.k.
"""

NEVER_LAST = frozenset(_TITLES.split())
"""Those that introduce what follows: no sentence ends on them."""
ALL = NEVER_LAST | frozenset(_OTHERS.split())
"""Every abbreviation known by name; dotted capitals (``U.S.``) need no entry."""
