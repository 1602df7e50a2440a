"""Fonts for the labels: TTF subsets for server drawings, and the same letters as glyph ranges for MapLibre.

A font stack is a Source family with Vazirmatn behind it, so that one name covers Latin, Cyrillic and Arabic.
"""
import shutil
import subprocess

from fontTools import subset
from fontTools.ttLib import TTFont

from geojson_lines import GEODATA
from sources import CACHE, npm_package

FONTS = {  # file below fonts/: (npm package, path in it)
    "SourceSans3-Regular.ttf": ("@expo-google-fonts/source-sans-3", "400Regular/SourceSans3_400Regular.ttf"),
    "SourceSans3-SemiBold.ttf": ("@expo-google-fonts/source-sans-3", "600SemiBold/SourceSans3_600SemiBold.ttf"),
    "SourceSerif4-Regular.ttf": ("@expo-google-fonts/source-serif-4", "400Regular/SourceSerif4_400Regular.ttf"),
    "SourceSerif4-SemiBold.ttf": ("@expo-google-fonts/source-serif-4", "600SemiBold/SourceSerif4_600SemiBold.ttf"),
    "SourceSerif4-Italic.ttf": ("@expo-google-fonts/source-serif-4", "400Regular_Italic/SourceSerif4_400Regular_Italic.ttf"),
    "Vazirmatn-Regular.ttf": ("@expo-google-fonts/vazirmatn", "400Regular/Vazirmatn_400Regular.ttf"),
    "Vazirmatn-SemiBold.ttf": ("@expo-google-fonts/vazirmatn", "600SemiBold/Vazirmatn_600SemiBold.ttf"),
}
STACKS = {
    "Source Sans 3 Regular": ["SourceSans3-Regular.ttf", "Vazirmatn-Regular.ttf"],
    "Source Sans 3 Semibold": ["SourceSans3-SemiBold.ttf", "Vazirmatn-SemiBold.ttf"],
    "Source Serif 4 Semibold": ["SourceSerif4-SemiBold.ttf", "Vazirmatn-SemiBold.ttf"],
    "Source Serif 4 Italic": ["SourceSerif4-Italic.ttf", "Vazirmatn-Regular.ttf"],
}
LETTERS = [
    (0x0020, 0x007E), (0x00A0, 0x017F),  # Latin, Latin-1, Extended-A
    (0x0218, 0x021B), (0x02B0, 0x02DD),  # ș ț; modifier letters: ʻ ʼ of Uzbek
    (0x0400, 0x052F),  # Cyrillic: ғ ӣ қ ӯ ҳ ҷ of Tajik
    (0x0600, 0x06FF),  # Arabic: Persian and Pashto
    (0x2000, 0x206F), (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2199),
    (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2265),
    (0xFB00, 0xFB04), (0xFB50, 0xFBFF), (0xFE70, 0xFEFF),  # presentation forms: MapLibre shapes with these
]
NEEDED = "ғӣқӯҳҷҒӢҚӮҲҶ" + "پچژگکیټډړږښځڅڼېۍګ۰۱۲۳۴۵۶۷۸۹" + "‘’ʻʼ–—·№−"
EMPTY = 300  # bytes: a range without a glyph holds only its names
SDF_STEP = "8"  # quarter pixels: what compresses well and nobody sees


def unicodes():
    return [c for first, last in LETTERS for c in range(first, last + 1)]


UNKERNED = {"SourceSerif4-Regular.ttf"}  # a few lines of share cards: half of the file would be pairs


def subset_font(package, path, out):
    """Keeps our letters with default and number features, all names, no hints; writes TTF."""
    options = subset.Options(hinting=False, name_IDs=["*"], notdef_outline=True, glyph_names=False)
    options.layout_features += ["tnum", "lnum"]
    if out.name in UNKERNED:
        options.layout_features.remove("kern")
    options.drop_tables += ["DSIG", "meta"]
    font = subset.load_font(str(npm_package(package) / path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=unicodes())
    cutter.subset(font)
    subset.save_font(font, str(out), options)


def glyph_ranges(stack, fonts):
    """The PBF ranges of one stack, by the crate versatiles_glyphs; the first font that has a letter gives it."""
    out = GEODATA / "glyphs" / stack
    out.mkdir(parents=True)
    tool = CACHE / "cargo" / "bin" / "versatiles_glyphs"
    subprocess.run([tool, "merge", "-o", out, "--sdf-step", SDF_STEP, *fonts], check=True, stderr=subprocess.DEVNULL)
    for file in sorted(out.iterdir()):
        if file.suffix != ".pbf" or file.stat().st_size < EMPTY:
            file.unlink()


def main():
    for folder in ("fonts", "glyphs"):
        shutil.rmtree(GEODATA / folder, ignore_errors=True)
    fonts = GEODATA / "fonts"
    fonts.mkdir()
    for name, (package, path) in FONTS.items():
        subset_font(package, path, fonts / name)
        licence = npm_package(package) / "LICENSE_FONT"
        shutil.copyfile(licence, fonts / f"OFL-{package.split('/')[1]}.txt")
    for stack, names in STACKS.items():
        letters = set().union(*(TTFont(fonts / n).getBestCmap() for n in names))
        missing = [c for c in NEEDED if ord(c) not in letters]
        assert not missing, f"{stack} lacks {missing}"
        glyph_ranges(stack, [fonts / n for n in names])
    for folder in ("fonts", "glyphs"):
        files = [p for p in sorted((GEODATA / folder).rglob("*")) if p.is_file()]
        print(f"{folder}: {len(files)} files, {sum(p.stat().st_size for p in files) / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
