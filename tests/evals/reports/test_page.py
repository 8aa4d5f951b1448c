from evals.reports import page


def test_a_new_table_takes_the_place_of_the_old(tmp_path):
    file = tmp_path / "peers.md"
    file.write_text(f"Before.\n{page.BEGIN}old\n{page.END}After.\n", encoding="utf-8")

    page.put(file, "new\n")

    assert file.read_text(encoding="utf-8") == f"Before.\n{page.BEGIN}new\n{page.END}After.\n"
