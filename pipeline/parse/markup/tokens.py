"""The signs of markup inside a cell.

Belongs here: the expression that finds the next sign, and the names of its kinds. Does not belong here: what signs mean.
"""

import re

PROTOCOLS = (
    "(?i:(?:https?|ftps?|sftp|git|gopher|ircs?|mms|nntp|redis|ssh|svn|telnet|worldwind)://|//"
    "|(?:bitcoin|geo|magnet|mailto|matrix|news|sips?|sms|tel|urn|xmpp):)"
)
_SWITCHES = (
    "__(?:(?i:NOTOC|FORCETOC|TOC|NOEDITSECTION|NOGALLERY|NOTITLECONVERT|NOTC|NOCONTENTCONVERT|NOCC)|NEWSECTIONLINK|NONEWSECTIONLINK"
    "|HIDDENCAT|EXPECTUNUSEDCATEGORY|EXPECTUNUSEDTEMPLATE|EXPECTED_UNCONNECTED_PAGE|(?:NO)?INDEX|STATICREDIRECT|DISAMBIG|NOGLOBAL"
    "|(?:NO)?ARCHIVEDTALK|NOTALK)__"
)
_LABEL = r"(?:\{\{[^{}\[\]]*\}\}|\[\[[^\[\]\n]*\]\]|[^\[\]\n])"  # a piece of the label of a link to another site
TOKEN = re.compile(  # each branch starts with its own character, so that text is skipped at once
    r"\[\[([^\[\]{}|<>\n]+)(?:\|([^\[\]{}|<>\n]*))?\]\]"  # 1, 2: a flat link
    r"|\{\{([^{}|<>\[\]]+)((?:\|[^{}\[\]<>]*)?)\}\}"  # 3, 4: a flat template
    r"|<(/?[bB][rR])(?=[\s/>])[^<>]*>"  # 5
    r"|'('+)"  # 6
    r"|&((?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|\w{2,32});)"  # 7
    r"|\n()"  # 8
    r"|</?([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])([^<>]*)>"  # 9, 10: another tag
    r"|\{\{()|\[\[()"  # 11, 12: a template or link that is not flat
    rf"|\[((?:{PROTOCOLS})[^\s\[\]<>\"]+)[ \t]*({_LABEL}*+(?:\[{_LABEL}*+){{0,3}}+)\]"  # 13, 14: an external link
    rf"|-\{{(?!\{{)()|\}}-()|{_SWITCHES}()"  # 15, 16, 17: language variants, switches
)
MARKUP = re.compile(r"[\[\]{}<>&'_\n-]")
MARKED = re.compile(r"[\[{<&\n]|''")

# The last group of a TOKEN match says what was found.
LINK = 1
LABEL = 2
CALL = 4
BREAK = 5
QUOTES = 6
ENTITY = 7
NEWLINE = 8
TAG = 10
OPEN_CALL = 11
OPEN_LINK = 12
EXTERNAL = 14
VARIANT = 15
VARIANT_END = 16
