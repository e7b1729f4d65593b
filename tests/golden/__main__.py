"""Write the golden files: `python -m tests.golden`."""

from tests.golden import files

for path, text in files():
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != text:
        path.write_text(text)
        print(f"written: {path.name}")
