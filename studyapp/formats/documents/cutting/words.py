"""Words of several languages by which the parts of a document are known."""

import re

IGNORING_CASE = re.IGNORECASE

FEEDBACK = re.compile(
    r"(?:feed-?back|rück-?meldung|bewertung|kommentare?|commentaires?|retour|rétroaction|"
    r"appréciation|comentarios?|comentários?|retroalimentación|devolutiva|corrección|correção|"
    r"commento|commenti|korrektur|anmerkung(?:en)?|remarques?|observaciones|observações|evaluación|avaliação|valutazione|riscontro|beoordeling|opmerking(?:en)?|återkoppling|palaute|"
    r"teacher'?s? comments?|comments?|отзыв|комментарий|评语|反馈|フィードバック)",
    IGNORING_CASE,
)
SCORE = re.compile(
    r"\b(?:score|points?|punkte|punktzahl|ergebnis|note|nota|puntuación|puntos|calificación|"
    r"pontuação|pontos|résultat|grade|mark|marks|punteggio|voto|total|gesamt\w{0,12})\b"
    r"\s{0,3}[:=]?\s{0,3}(?P<value>\d{1,4}(?:[.,]\d{1,2})?\s?"
    r"(?:(?:/|von|of|out of|sur|de|su|van)\s?\d{1,4}(?:[.,]\d{1,2})?|%))",
    IGNORING_CASE,
)
PROMOTION = re.compile(
    r"quiz|flash ?cards?|study ?sets?|terms in this set|karteikarten|lernset|begriffe in diesem|"
    r"\bfiches\b|termes de cet|tarjetas|términos de|cartões|termos neste|\blog ?in\b|\bsign ?up\b|"
    r"inscri(?:s|vez)|anmelden|registr(?:ier|ate|e-se)|cookies|©|copyright|https?://\S+$|"
    r"\(\d+\)$|^(?:share|print|teilen|drucken|partager|compartir|compartilhar)$",
    IGNORING_CASE,
)
CONTENTS = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|"
    r"contenidos?|sumário|conteúdo|indice|inhoud",
    IGNORING_CASE,
)
PAGE = re.compile(
    r"[-–—|\s]*(?:(?:page|seite|página|pagina|pag\.?|p\.|s\.)\s*)?\d{1,4}"
    r"(?:\s*(?:/|of|von|de|sur|di)\s*\d{1,4})?[-–—|\s]*",
    IGNORING_CASE,
)
TO_DO = re.compile(
    r"\W*(?:to ?do|tbd|tba|fixme|xxx|noch offen|fehlt(?: noch)?|à faire|à compléter|pendiente|"
    r"por hacer|a fazer|por fazer|da fare)\W*",
    IGNORING_CASE,
)
ONLY_IMAGE = re.compile(
    r"\W*(?:(?:please )?(?:see|siehe|s\.|voir|cf\.?|ver|vea|véase|vedi|zie)\s)?"
    r"(?:the |die |das |l'|la |le |el |a |o |o anexo )?(?:attached )?"
    r"(?:images?|pictures?|diagrams?|figures?|attach(?:ed|ment)|bild|abbildung|abb|grafik|"
    r"schéma|illustration|imagen|figura|imagem|immagine|afbeelding)"
    r"(?:\s?(?:attached|below|above|unten|oben|ci-dessous|abajo|abaixo|\d{1,3}))?\W*",
    IGNORING_CASE,
)
IMAGE = re.compile(
    r"\b(?:see(?: the)? (?:image|attached|diagram|picture|figure)|attached image|image attached|"
    r"siehe (?:bild|abbildung|abb\.|grafik)|voir (?:l'image|la figure|le schéma|schéma|figure)|"
    r"(?:ver|véase)(?: la| a)? (?:imagen|figura|imagem))\b",
    IGNORING_CASE,
)
ASKING = re.compile(
    r"[¿]|(?:how|why|what|which|when|where|who|discuss|explain|describe|define|compare|list|name|"
    r"give|state|outline|is|are|can|does|do|"
    r"wie|warum|was|welche[rsnm]?|wann|wo|wer|wozu|nenne|nennen|erkläre|erklären|erläutern?|"
    r"erläutere|beschreiben?|beschreibe|definieren?|vergleichen?|"
    r"comment|pourquoi|qu'|que|quel(?:le)?s?|quand|où|qui|est-ce|expliquez|décrivez|définissez|"
    r"citez|comparez|discutez|"
    r"cómo|por|qué|cuál(?:es)?|cuándo|dónde|quién|explique|explica|describa|describe|defina|"
    r"compare|compara|enumere|mencione|"
    r"como|qual|quais|quando|onde|quem|descreva|cite|liste|discuta|"
    r"come|perché|cosa|quale|quali|spiega|descrivi)\b",
    IGNORING_CASE,
)
LEADING_IN = re.compile(
    r"\b(?:includes?|including|following|follows|such as|into|by|where|when|like|to|"
    r"folgende[snmr]?|umfasst|umfassen|sind|nämlich|wie|durch|"
    r"suivante?s?|comprend|comprennent|inclut|sont|par|comme|"
    r"siguientes?|incluyen?|son|como|por|"
    r"seguintes?|incluem?|inclui|são|seguenti|include|sono)\s*:$",
    IGNORING_CASE,
)
UNFINISHED = re.compile(
    r"(?:^|\s)(?:the|an?|of|and|or|who|which|that|with|for|to|in|is|are|how|why|because|"
    r"der|die|das|ein|eine|und|oder|mit|für|von|dass|weil|"
    r"le|la|les|un|une|de|du|des|et|ou|avec|pour|que|qui|"
    r"el|los|las|y|con|para|porque|o|os|as|e|com|do|da|dos|das)$|[,;(\-–]$",
    IGNORING_CASE,
)
JOINING = frozenset(
    ["and", "or", "und", "oder", "bzw", "bis", "et", "ou", "y", "o", "e", "to", "nor", "sowie"]
)
LABEL_WORDS = [
    "DEFINITION",
    "DEFINTION",
    "EXAMPLE",
    "EXAMPLES",
    "USES",
    "CAUSES",
    "OUTCOME",
    "OUTCOMES",
    "CHARACTERISTICS",
    "ADVANTAGES",
    "DISADVANTAGES",
    "DIFFERENCES",
    "DIFFERENCE",
    "FORMULA",
    "ALGO",
    "ALGORITHM",
    "DRAWBACKS",
    "SYMPTOMS",
    "TREATMENT",
    "BEISPIEL",
    "BEISPIELE",
    "VORTEILE",
    "NACHTEILE",
    "URSACHEN",
    "FOLGEN",
    "MERKMALE",
    "EXEMPLE",
    "EXEMPLES",
    "DÉFINITION",
    "AVANTAGES",
    "INCONVÉNIENTS",
    "EFFETS",
    "DEFINICIÓN",
    "EJEMPLO",
    "EJEMPLOS",
    "VENTAJAS",
    "DESVENTAJAS",
    "CAUSAS",
    "EFECTOS",
    "DEFINIÇÃO",
    "EXEMPLO",
    "EXEMPLOS",
    "VANTAGENS",
    "DESVANTAGENS",
    "EFEITOS",
]
