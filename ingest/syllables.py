"""Is a text Vietnamese as people write it? Judged by the shape of its syllables alone, without a dictionary.

A Vietnamese syllable is onset + rime + tone, and the rimes are a closed list (about 160). Text whose letters were lost
or misread (bad OCR, fonts without a Unicode map, TCVN3 bytes shown as Latin) breaks these shapes at once.
"""

from __future__ import annotations

import re
import unicodedata

_ONSET_LIST = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIME_LIST = """
a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oă oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong
op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
"""
_ONSETS = frozenset(("", *_ONSET_LIST.split()))
_RIMES = frozenset(_RIME_LIST.split())
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W\d_]+")
_ONSET = re.compile(r"^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?(.*)$")
_ENOUGH = 40  # words; below this a share says nothing about a page


def is_syllable(word: str) -> bool:
    """True when `word` (any case, any Unicode form) has the shape of a Vietnamese syllable."""
    bare = unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", word.lower())))
    match = _ONSET.match(bare)
    if match is None:
        return False
    onset, rime = match[1] or "", match[2]
    if onset == "gi":  # "gì", "gìn", "giếng": the i of the onset is the vowel too
        return rime in _RIMES or "i" + rime in _RIMES
    return onset in _ONSETS and rime in _RIMES


def syllable_share(text: str, enough: int = _ENOUGH) -> float | None:
    """The share of words in `text` shaped as Vietnamese syllables, [0, 1]; None for fewer words than `enough`.

    Counted are words of two letters or more in lower or title case: abbreviations ("QĐ", "UBND") obey no shape.
    """
    words = [
        word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if len(word) > 1 and not word[1:].isupper()
    ]
    if len(words) < enough:
        return None
    return sum(map(is_syllable, words)) / len(words)
