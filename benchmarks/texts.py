"""Texts that look like a learner's own: sentences, some code, some formulas, the same for a seed."""

from dataclasses import dataclass
from html import escape
from itertools import accumulate
from random import Random

_PROSE = """
model the of training attention a layer gradient and token in is data loss weight with
vector for network by that learning output on input from embedding batch step rate as
function it matrix which parameter query sample each key value distribution head noise
decoder encoder sequence prompt when context probability policy norm space error more
dimension feature softmax update size context retrieval document chunk index over cache
generator discriminator image latent diffusion schedule entropy sampling temperature bias
variance regularisation dropout residual connection activation kernel convolution pooling
overfitting validation precision recall threshold classifier regression margin boundary
cluster centroid neighbour distance similarity cosine ranking reranker hallucination
grounding citation instruction tuning adapter quantisation pruning distillation teacher
student reward preference alignment rollout trajectory exploration bandit horizon discount
momentum optimiser warmup decay clipping checkpoint shard pipeline throughput latency
bandwidth accelerator tensor broadcast gather scatter reduce barrier replica tokenizer
vocabulary subword byte merge frequency corpus deduplication contamination benchmark
leaderboard perplexity calibration uncertainty ensemble bagging boosting stump forest
impurity pruned split leaf root depth recursion heap graph vertex edge path cycle flow
matching colouring planar bipartite greedy dynamic memoisation amortised logarithmic
quadratic exponential hashing collision bucket probe bloom filter sketch quantile
histogram percentile outlier imputation leakage stratified fold bootstrap permutation
"""
WORDS = tuple(dict.fromkeys(_PROSE.split()))
TAGS = (
    *("architecture", "attention", "basics", "code", "comparison", "cost", "data", "debugging"),
    *("definition", "ethics", "evaluation", "formula", "history", "interview", "maths", "memory"),
    *("metrics", "optimisation", "pitfall", "practice", "proof", "prompting", "retrieval"),
    *("safety", "scaling", "statistics", "system-design", "theory", "training", "trade-off"),
)
_WEIGHTS = tuple(accumulate(1.0 / (rank + 3) for rank in range(len(WORDS))))
_STARTS = ("What is", "Why does", "How does", "When would you choose", "Explain", "Compare")
_FORMULAS = (
    r"\mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V",
    r"\mathcal{L} = -\sum_i y_i \log \hat y_i",
    r"\theta_{t+1} = \theta_t - \eta\,\nabla_\theta \mathcal{L}",
    r"p(x) = \int p(x \mid z)\,p(z)\,dz",
    r"\hat\beta = (X^\top X)^{-1} X^\top y",
)
_CODE = (
    "def attend(query, keys, values):\n"
    "    scores = query @ keys.T / keys.shape[-1] ** 0.5\n"
    "    return softmax(scores) @ values",
    "for batch in loader:\n"
    "    loss = model(batch).mean()\n"
    "    loss.backward()\n"
    "    optimiser.step()",
    "def accuracy(answers, labels):\n"
    "    right = sum(a == b for a, b in zip(answers, labels))\n"
    "    return right / len(labels) if labels else 0.0",
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences, perhaps a formula and a piece of code; written as Markdown or as HTML."""

    sentences: str
    formula: str = ""
    code: str = ""

    @property
    def markdown(self) -> str:
        """The passage as a deck text has it."""
        parts = [self.sentences]
        if self.formula:
            parts.append(f"$${self.formula}$$")
        if self.code:
            parts.append(f"```python\n{self.code}\n```")
        return "\n\n".join(parts)

    @property
    def html(self) -> str:
        """The passage as a field of an Anki note has it."""
        parts = [escape(self.sentences, quote=False)]
        if self.formula:
            parts.append(rf"\[{escape(self.formula, quote=False)}\]")
        if self.code:
            parts.append(f"<pre><code>{escape(self.code, quote=False)}</code></pre>")
        return "<br><br>".join(parts)


def question(rng: Random, number: int) -> Passage:
    """Return a short question; the number makes it the only one of its kind."""
    words = _words(rng, rng.randint(4, 10))
    return Passage(f"{rng.choice(_STARTS)} {' '.join(words)} in case {number}?")


def answer(rng: Random) -> Passage:
    """Return an answer of 10 to 60 words; a quarter has a formula, a sixth has code."""
    words = _words(rng, rng.randint(10, 60))
    sentences = " ".join(
        " ".join(words[start : start + 12]).capitalize() + "." for start in range(0, len(words), 12)
    )
    return Passage(
        sentences,
        formula=rng.choice(_FORMULAS) if rng.random() < 1 / 4 else "",
        code=rng.choice(_CODE) if rng.random() < 1 / 6 else "",
    )


def tags(rng: Random) -> tuple[str, ...]:
    """Return one to three tags in order."""
    return tuple(sorted(rng.sample(TAGS, rng.randint(1, 3))))


def _words(rng: Random, count: int) -> list[str]:
    return rng.choices(WORDS, cum_weights=_WEIGHTS, k=count)
