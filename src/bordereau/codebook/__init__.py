"""The codebook: which words mean what, by language, as data; and the lexicon compiled from it."""

from bordereau.codebook.bare import bare_name, called, without_noun
from bordereau.codebook.compiling import compile_tables, tails_of
from bordereau.codebook.crosswalks import EventCode, event_codes
from bordereau.codebook.entries import ANY, LANGUAGES, LEXICAL, Entry, load_entries
from bordereau.codebook.files import DATA, CodebookError, codebook_roots, data_files, read_data
from bordereau.codebook.fold import fold, fold_case, name_of
from bordereau.codebook.grammar import Grammar, grammar_words, one_of
from bordereau.codebook.inflect import singular
from bordereau.codebook.lexicon import Lexicon, Match, compiled, entries, lexicon
from bordereau.codebook.names import known_words, usual_states
from bordereau.codebook.origins import origins_of
from bordereau.codebook.presences import theatres_of, usual_presences
from bordereau.codebook.supplies import are_hostile, usual_suppliers

__all__ = [
    "ANY", "DATA", "LANGUAGES", "LEXICAL", "CodebookError", "Entry", "EventCode", "Grammar", "Lexicon",
    "Match", "are_hostile", "bare_name", "called", "codebook_roots", "compile_tables", "compiled",
    "data_files", "entries", "event_codes", "fold", "fold_case", "grammar_words", "known_words",
    "lexicon", "load_entries", "name_of", "one_of", "origins_of", "read_data", "singular", "tails_of",
    "theatres_of", "usual_presences", "usual_states", "usual_suppliers", "without_noun",
]  # fmt: skip
