"""Where the data sets lie, and where to get them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import InputError

DEFAULT = Path("../shared/data")
GOLD_FOLDER = Path(__file__).with_name("gold")
ORIGINS = {
    "polnear": (
        "PolNeAR 1.0.0, https://github.com/networkdynamics/PolNeAR at c3eee833c035, as JSON "
        'lines {"id", "text", "attributions": [{"source", "cue", "content"}]} with [start, end] '
        "offsets in code points: train.jsonl.gz, dev.jsonl.gz"
    ),
    "basil": (
        "BASIL v2, https://github.com/launchnlp/BASIL at 4fdbc4f68d5d, as JSON lines "
        '{"id", "paragraphs": [[sentence]], "phrases": [{"txt", "quote", "speaker"}]}: '
        "visible.jsonl.gz"
    ),
    "allsides_news": (
        "https://github.com/ramybaly/Article-Bias-Prediction at ced8111a7209, as JSON lines "
        '{"id", "title", "date", "source", "authors", "text"}: articles.jsonl.gz'
    ),
    "article_extraction": (
        "https://github.com/scrapinghub/article-extraction-benchmark at 4a3bc979f7: 101 of its "
        "pages as html/ID.html.gz and ground-truth.json"
    ),
    "crossner_politics": (
        "CrossNER politics, https://github.com/zliucr/CrossNER at 2e7ba2a7798c, as JSON lines "
        '{"tokens", "tags"} with B- and I- tags: dev.jsonl.gz'
    ),
    "trump_campaign": (
        "https://github.com/unendin/Trump_Campaign_Corpus at bd194ff0e327, as JSON lines "
        '{"id", "turns": [[speaker, words]]}: docs.jsonl.gz'
    ),
    "wh_briefings": (
        "https://github.com/brian14708/wh-briefings at 737ca03a271a, as JSON lines "
        '{"id", "title", "published", "text"}: press_briefings.jsonl.gz, remarks_foreign.jsonl.gz'
    ),
    "gum_coref": (
        "GUM, https://github.com/amir-zeldes/gum at 72ce5ac14978, as JSON lines "
        '{"id", "genre", "tokens", "sent_end", "mentions": [[start, end, type, chain]]}: '
        "visible.jsonl.gz"
    ),
    "names": (
        "pairs of https://github.com/opensanctions/nomenklatura at 502208c22543 as "
        "name_bench_visible.csv, and https://github.com/Matthewow/Chinese_surname_corpus at "
        "9cc0cc64b7c4 as chinese_surnames_romanised.json"
    ),
    "hansard_el": (
        "https://github.com/Litharge/hansard-entity-linking at 8c5c5c4bd72d, as JSON lines "
        '{"file", "speeches": [{"speaker", "paras"}]}: debates_full.jsonl.gz'
    ),
    "knowledgenet": (
        "KnowledgeNet, https://github.com/diffbot/knowledge-net at abc4ed3ebb88, as JSON lines "
        '{"doc", "property", "text", "subject", "object"} with [start, end]: visible.jsonl.gz'
    ),
    "redocred": (
        "Re-DocRED, https://github.com/tonytan48/Re-DocRED at ccfb54f5ddf5, as JSON lines "
        '{"title", "sents", "entities", "relations"}: dev.jsonl.gz'
    ),
    "ungd": (
        "UN General Debate Corpus, doi:10.7910/DVN/0TJX8Y, as JSON lines "
        '{"id", "text"}: speeches.jsonl.gz'
    ),
    "te3": (
        "TempEval-3's TimeBank and AQUAINT, https://github.com/qiangning/StructTempRel-EMNLP17 at "
        'd6518a5a79d9, as JSON lines {"id", "dct", "text", "timex": [{"start", "end", "type", '
        '"value"}]}: timebank.jsonl.gz, aquaint.jsonl.gz'
    ),
    "recognizers_datetime": (
        "https://github.com/microsoft/Recognizers-Text at 90e968ea44dc, Specs/DateTime/English, as "
        'JSON lines {"spec", "i", "input", "ref", "results"}: cases.jsonl.gz'
    ),
    "timelines_semeval15": (
        "SemEval-2015 task 4, https://github.com/qiangning/StructTempRel-EMNLP17 at d6518a5a79d9, "
        'as JSON lines {"id", "dct", "sentences"} and {"entity", "entries": [{"date", "mentions"}]}'
        ": corpus_N_docs.jsonl.gz, corpus_N_timelines.jsonl.gz"
    ),
    "plover": (
        "https://github.com/snowood1/Zero-Shot-PLOVER at d2d0b0ad3825, as JSON lines "
        '{"sentence_id", "marked_sentence", "gold_root"}: plv_train.jsonl.gz'
    ),
    "speech_acts": (
        "https://github.com/shivashankarrs/Speech-Acts at c7a6a38cfd8a, as JSON lines "
        '{"id", "segments": [{"Sentence", "Categories"}]}: visible.jsonl.gz'
    ),
    "dse": (
        "https://github.com/bywords/directed_sentiment_analysis at 6a1275f070e4, as JSON lines "
        '{"text", "p", "q", "label"}: train.jsonl.gz, valid.jsonl.gz'
    ),
    "near_dup": (
        "pairs of articles of allsides_news that share five words in a row, as JSON lines "
        '{"id", "source", "date", "text"} and {"a", "b", "containment"}: articles.jsonl.gz, '
        "pairs.jsonl.gz"
    ),
    "helsinki": (
        "https://github.com/asprout/ArticleComparisons at 60fad0f07681, as JSON lines "
        '{"id", "publisher", "published", "wire", "text"}, {"a", "b", "contain_ab", "contain_ba"}, '
        '{"text", "places": [{"document", "start", "end"}]}: documents.jsonl.gz, pairs.jsonl.gz, '
        "quotations.jsonl.gz"
    ),
    "wikinews": (
        "articles of https://en.wikinews.org of 2019 and 2020 (CC BY 2.5), as JSON lines "
        '{"id", "title", "published", "text"}: articles.jsonl.gz'
    ),
    "newswcl50": (
        "NewsWCL50, https://github.com/anastasia-zhukova/Diverse_CDCR_datasets at 9dfb46284593, as "
        'JSON lines {"id", "event", "tokens", "sent", "mentions": [{"chain", "tok"}]}: '
        "docs.jsonl.gz"
    ),
    "ecbplus": (
        "ECB+, https://github.com/cltl/ecbPlus at 3aa071e12fd0, as JSON lines "
        '{"id", "topic", "tokens", "sent", "mentions": [{"type", "tok", "chain"}], '
        '"validated_sents"}: train.jsonl.gz, dev.jsonl.gz'
    ),
    "pac": (
        "https://github.com/launchnlp/Partisan-Event-Dataset at 3d9e5815bb0f, as JSON lines "
        '{"id", "split", "date", "source", "story", "news": [{"text"}], "entity_list": [{"text"}]}'
        ": visible.jsonl.gz"
    ),
    "same_saying": (
        "Microsoft Research Paraphrase Corpus, train part, "
        "https://github.com/wasiahmad/paraphrase_identification at 88b208d0d094, pairs with a verb "
        'of reporting, as JSON lines {"id", "a", "b", "same"}: train.jsonl.gz'
    ),
    "origins": (
        "written for this project, in its data folder: JSON lines "
        '{"case", "kind", "documents": [{"id", "publisher", "published", "text"}], "saying": '
        '{"by", "what"}, "origins_least", "origins_most", "circular", "single_unnamed"}: '
        "cases.jsonl.gz"
    ),
    "quote_to_transcript": (
        "quotations of PolNeAR and Article-Bias-Prediction found in Trump_Campaign_Corpus, as JSON "
        'lines {"id", "quotes": [{"quote"}]}: polnear_visible.jsonl.gz, allsides_visible.jsonl.gz; '
        'and {"quote", "occurrences"}: allsides_shared_quotes.jsonl.gz'
    ),
    "quote_check": (
        "https://github.com/sshaar/That-is-a-Known-Lie at df2d28c75aee, as JSON lines "
        '{"id", "title", "date", "turns": [{"speaker", "text"}]} and {"transcript", "speaker", '
        '"claim", "quotation", "verdict", "also", "match"}: transcripts.jsonl.gz, claims.jsonl.gz'
    ),
    "seeds": (
        "five articles under their publishers' copyright; evals/gold/seeds.jsonl holds their names "
        "and hashes"
    ),
}


class DataMissing(InputError):
    """A data set is not where it was looked for; the text says where it comes from."""

    def __init__(self, folder: Path, name: str) -> None:
        """Name the set and its origin."""
        super().__init__(
            f"{folder / name} is not there, or not as it should be (see --data). "
            f"It is no part of this repository: {ORIGINS[name]}."
        )


def rows(folder: Path, name: str, file: str, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """Read the objects of a .jsonl.gz file of a data set; `limit` None reads all.

    Raises:
        DataMissing: the file is not there.
    """
    path = folder / name / file
    if not path.is_file():
        raise DataMissing(folder, name)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == limit:
                return
            yield json.loads(line)


def write_lines(path: Path, objects: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> Path:
    """Write objects as JSON lines; gives the path back."""
    with path.open("w", encoding="utf-8") as file:
        for one in objects:
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    return path
