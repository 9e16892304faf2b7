"""Abbreviations that keep their full stop."""

_WORDS = """
    a.k.a. a.m. adm. al-hajj. al. ala. amb. approx. apr. ariz. attn. aug. ave. ayat. blvd. brig. bros. ca.
    calif. capt. cdr. cmdr. co. col. colo. conn. corp. cpl. cpt. d.c. dec. dept. dist. dr. drs. e.g. e.u. eng.
    esp. est. etc. ext. feb. fig. fla. fr. fri. ft. gen. gov. govt. hon. i.e. inc. intl. jan. jr. jul.
    jun. k.r.g. kan. km. ky. l.a. la. lt. ltd. maj. mar. md. messrs. mich. minn. mins. mlle. mme. mon.
    mos. mr. mrs. ms. mt. n.y. neb. nev. no. nos. nov. oct. okla. oz. p.k.k. p.m. pa. pfc. ph.d. pres.
    prof. prov. pvt. rep. reps. rev. sat. sen. sens. sep. sept. sgt. spc. spec. sr. st. sts. sun. supt. tenn.
    tex. thu. thur. thurs. tue. tues. u.a.e. u.k. u.n. u.s. u.s.a. univ. va. vs. vt. wed. wis. wyo. yrs.
"""

ABBREVIATIONS = frozenset(_WORDS.split())
"""Every abbreviation known by name, in lower case; dotted capitals (``U.S.``) need no entry."""
