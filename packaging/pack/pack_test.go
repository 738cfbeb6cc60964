package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/binary"
	"encoding/json"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kith/assets"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestLicencesAreThoseOfTheBuild collects them anew. A changed dependency wants
// "go run ./packaging/pack licences".
func TestLicencesAreThoseOfTheBuild(t *testing.T) {
	want, err := collect("../..")
	must(t, err)
	got, err := os.ReadFile("../../" + file)
	must(t, err)
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the build needs: run go run ./packaging/pack licences", file)
	}
}

func TestLicencesAreToldByTheirOwnWords(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Apache License\n   Version 2.0, January 2004", []string{"Apache-2.0"}},
		{"Redistribution and use in source and\nbinary forms … Neither the name of", []string{"BSD-3-Clause"}},
		{"Redistribution and use in source and binary forms", []string{"BSD-2-Clause"}},
		{"// to any person obtaining a copy of\n// this software and associated documentation", []string{"MIT"}},
		{"SIL OPEN FONT LICENSE Version 1.1 … to any person obtaining a copy of the Font Software", []string{"OFL-1.1"}},
		{"All rights reserved.", nil},
	} {
		if got := kindsOf(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestAPartWithoutALicenceIsRefused(t *testing.T) {
	if _, err := readLicence("example.org/x", "v1", nil); err == nil || !strings.Contains(err.Error(), "example.org/x has no licence file") {
		t.Errorf("no file: got %v", err)
	}
	strange := filepath.Join(t.TempDir(), "LICENSE")
	must(t, os.WriteFile(strange, []byte("Ask me first."), 0o600))
	if _, err := readLicence("example.org/x", "v1", []string{strange}); !errors.Is(err, errUnknownLicence) {
		t.Errorf("unknown licence: got %v", err)
	}
}

// TestLicencesOfFontsAndUnusedFolders builds a module with a used package, fonts below
// it, and a package that the program does not take.
func TestLicencesOfFontsAndUnusedFolders(t *testing.T) {
	top := t.TempDir()
	for _, name := range []string{"LICENSE", "a/a.go", "a/LICENSE-reader", "a/font/OFL.txt", "a/font/LICENSE.txt", "b/b.go", "b/LICENSE", "testdata/LICENSE", "a/licence.go"} {
		full := filepath.Join(top, filepath.FromSlash(name))
		must(t, os.MkdirAll(filepath.Dir(full), 0o700))
		must(t, os.WriteFile(full, nil, 0o600))
	}
	got, err := licenceFiles(&used{Path: "m", Dir: top, packages: map[string]bool{filepath.Join(top, "a"): true}})
	must(t, err)
	for i, name := range got {
		rel, err := filepath.Rel(top, name)
		must(t, err)
		got[i] = filepath.ToSlash(rel)
	}
	if want := []string{"LICENSE", "a/LICENSE-reader", "a/font/LICENSE.txt"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheIconOfWindowsHoldsEachSize(t *testing.T) {
	pictures, err := scaled(assets.AppIcon)
	must(t, err)
	b := ico(pictures)
	n := int(binary.LittleEndian.Uint16(b[4:]))
	if n != 8 {
		t.Fatalf("got %d pictures, want 8", n)
	}
	for i := range n {
		entry := b[6+16*i:]
		size, at := binary.LittleEndian.Uint32(entry[8:]), binary.LittleEndian.Uint32(entry[12:])
		width := int(entry[0])
		if width == 0 {
			width = 256
		}
		wantWidth(t, b[at:at+size], width)
	}
}

func TestTheIconOfMacOSHoldsEachSize(t *testing.T) {
	pictures, err := scaled(assets.AppIcon)
	must(t, err)
	b := icns(pictures)
	if string(b[:4]) != "icns" || int(binary.BigEndian.Uint32(b[4:])) != len(b) {
		t.Fatalf("got head %q and length %d of %d", b[:4], binary.BigEndian.Uint32(b[4:]), len(b))
	}
	want := map[string]int{"ic11": 32, "ic12": 64, "ic07": 128, "ic13": 256, "ic08": 256, "ic14": 512, "ic09": 512, "ic10": 1024}
	for rest := b[8:]; len(rest) > 0; {
		size := int(binary.BigEndian.Uint32(rest[4:]))
		wantWidth(t, rest[8:size], want[string(rest[:4])])
		delete(want, string(rest[:4]))
		rest = rest[size:]
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
}

func wantWidth(t *testing.T, picture []byte, width int) {
	t.Helper()
	c, err := png.DecodeConfig(bytes.NewReader(picture))
	if err != nil || c.Width != width || c.Height != width {
		t.Errorf("got a picture of %d by %d (%v), want %d", c.Width, c.Height, err, width)
	}
}

func TestOnlyAProgramForAWindowBecomesOneForAConsole(t *testing.T) {
	program := make([]byte, 0x200)
	copy(program, "MZ")
	program[atHead] = 0x80
	copy(program[0x80:], signature)
	program[0x80+atSubsystem] = forWindow
	must(t, toConsole(program))
	if program[0x80+atSubsystem] != forConsole {
		t.Error("the subsystem is not that of a console")
	}
	far := slices.Clone(program)
	far[atHead+3] = 0xff
	for name, b := range map[string][]byte{"a console's": program, "empty": nil, "no program": []byte("kith, a notebook"), "cut off": program[:0x90], "head far away": far, "text": bytes.Repeat([]byte("x"), 600)} {
		if err := toConsole(b); !errors.Is(err, errNoWindowProgram) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// TestThePartsAreThoseOfTheProgram lists the parts of this very test.
func TestThePartsAreThoseOfTheProgram(t *testing.T) {
	self, err := os.Executable()
	must(t, err)
	info, err := buildinfo.ReadFile(self)
	must(t, err)
	var b bytes.Buffer
	must(t, writeParts(&b, self, "1.2.3", "2026-01-01T00:00:00Z"))
	var got bom
	must(t, json.Unmarshal(b.Bytes(), &got))
	if len(got.Components) != len(info.Deps)+1 || len(info.Deps) == 0 {
		t.Fatalf("got %d parts, want Go and %d modules", len(got.Components), len(info.Deps))
	}
	for i, m := range info.Deps {
		c := got.Components[i+1]
		if c.PURL != "pkg:golang/"+m.Path+"@"+m.Version {
			t.Errorf("got %q for %s %s", c.PURL, m.Path, m.Version)
		}
	}
	if image := got.Components[slices.IndexFunc(got.Components, func(p part) bool { return p.Name == "golang.org/x/image" })]; len(image.Licences) != 1 || len(image.Hashes) != 1 || len(image.Hashes[0].Content) != 64 {
		t.Errorf("got %+v, want one licence and one sum", image)
	}
	if got.Metadata.Component.Version != "1.2.3" || got.Metadata.Timestamp != "2026-01-01T00:00:00Z" {
		t.Errorf("got %+v", got.Metadata)
	}
	if err := writeParts(&b, "pack_test.go", "1", ""); err == nil {
		t.Error("a text was taken for a program")
	}
}

func TestTheCopyrightNamesEveryPart(t *testing.T) {
	var b bytes.Buffer
	must(t, writeCopyright(&b))
	all, err := assets.Licences()
	must(t, err)
	for _, l := range all {
		if !strings.Contains(b.String(), "\n"+l.Name+" "+l.Version+"\nLicence: "+l.Licence+"\n") {
			t.Errorf("%s is not named", l.Name)
		}
	}
}

func TestWrongWordsAreExplained(t *testing.T) {
	for _, words := range [][]string{nil, {"parcel"}, {"icons"}, {"sbom", "kith"}} {
		if err := run(words); err == nil || !strings.Contains(err.Error(), "pack icons FOLDER") {
			t.Errorf("%q: got %v, want the usage", words, err)
		}
	}
	if err := run([]string{"icons", t.TempDir()}); err != nil {
		t.Error(err)
	}
}

// TestThePackagesTakeTheirVersionFromOnePlace holds the files that cannot be given it at build.
func TestThePackagesTakeTheirVersionFromOnePlace(t *testing.T) {
	for _, name := range []string{"linux/nfpm.yaml", "linux/kith.metainfo.xml", "windows/kith.rc", "windows/kith.exe.manifest", "windows/kith.nsi", "macos/Info.plist"} {
		b, err := os.ReadFile("../" + name)
		must(t, err)
		if !bytes.Contains(b, []byte("VERSION")) || bytes.Contains(b, []byte("0.1.0")) {
			t.Errorf("%s says a version of its own", name)
		}
	}
}

// TestThePackagesNameTheLanguagesThatThereAre holds what the systems are told against
// the translations that are built in.
func TestThePackagesNameTheLanguagesThatThereAre(t *testing.T) {
	files, err := assets.Translations.ReadDir("translations")
	must(t, err)
	var toml, plist strings.Builder
	for _, f := range files {
		language := strings.TrimSuffix(f.Name(), ".json")
		if strings.Contains(language, "-") {
			continue // what one country says otherwise
		}
		if toml.Len() > 0 {
			toml.WriteString(", ")
		}
		toml.WriteString(`"` + language + `"`)
		plist.WriteString("<string>" + language + "</string>")
	}
	for name, want := range map[string]string{"../../FyneApp.toml": "Languages = [" + toml.String() + "]\n", "../macos/Info.plist": "    " + plist.String() + "\n"} {
		b, err := os.ReadFile(name)
		must(t, err)
		if !bytes.Contains(b, []byte(want)) {
			t.Errorf("%s does not hold %q", name, want)
		}
	}
}
