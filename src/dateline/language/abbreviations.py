"""Abbreviations that keep their full stop, and whether a sentence may end on them."""

_TITLES = """
    adm. amb. ayat. brig. capt. cdr. cmdr. col. cpl. cpt. dr. eng. fr. gen. gov. hon. lt. maj. messrs. mr.
    mrs. ms. mt. pfc. pres. prof. pvt. rep. reps. rev. sen. sens. sgt. spc. spec. st. supt. ft. no. nos. vs.
    fig. ca. approx. e.g. i.e. al-hajj. attn. mlle. mme.
"""
_OTHERS = """
    a.k.a. al. a.m. p.m. ave. blvd. bros. co. corp. dept. dist. esp. est. etc. ext. govt. inc. intl. jr. km.
    ltd. mins. mos. oz. prov. sr. univ. yrs. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
    mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun. ala. ariz. calif. colo. conn. fla. kan. ky. la.
    md. mich. minn. neb. nev. okla. pa. tenn. tex. va. vt. wis. wyo. d.c. l.a. n.y. ph.d. u.k. u.n. u.s.
    u.s.a. e.u. u.a.e. k.r.g. p.k.k.
"""

NEVER_LAST = frozenset(_TITLES.split())
"""Those that introduce what follows: no sentence ends on them."""
ALL = NEVER_LAST | frozenset(_OTHERS.split())
"""Every abbreviation known by name; dotted capitals (``U.S.``) need no entry."""
