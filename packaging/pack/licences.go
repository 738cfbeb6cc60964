package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"kith/assets"
)

// file is where the licences are kept, from the top of the tree.
const file = "assets/licences.json"

// used is one module of the program: where its files lie, and the folders of the
// packages that the program takes from it.
type used struct {
	Path, Version, Dir string
	packages           map[string]bool
}

// writeLicences collects the licences of all that is in the program, on any of the three
// systems, and writes them to assets/licences.json below top.
func writeLicences(top string) error {
	b, err := collect(top)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(top, filepath.FromSlash(file)), b, 0o644); err != nil {
		return fmt.Errorf("write the licences: %w", err)
	}
	return nil
}

// collect gives what assets/licences.json should hold.
func collect(top string) ([]byte, error) {
	modules, err := modulesOf(top)
	if err != nil {
		return nil, err
	}
	all := []assets.Licence{}
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		m := modules[path]
		names, err := licenceFiles(m)
		if err != nil {
			return nil, err
		}
		l, err := readLicence(m.Path, m.Version, names)
		if err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("ask for the folder of Go: %w", err)
	}
	besides := []struct{ name, file string }{
		{"Go", filepath.Join(strings.TrimSpace(string(root)), "LICENSE")},
		{"Noto Sans", filepath.Join(top, "assets", "fonts", "OFL.txt")},
	}
	for _, b := range besides {
		l, err := readLicence(b.name, "", []string{b.file})
		if err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(assets.PackLicences(all)); err != nil {
		return nil, fmt.Errorf("write the licences: %w", err)
	}
	return b.Bytes(), nil
}

// modulesOf asks the go command which packages the program is made of, on each system,
// and sorts them by module.
func modulesOf(top string) (map[string]*used, error) {
	modules := map[string]*used{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		list := exec.Command("go", "list", "-deps", "-tags", "release,migrated_fynedo", "-f",
			"{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}", ".")
		list.Dir = top
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1", "GOFLAGS=")
		var told bytes.Buffer
		list.Stderr = &told
		out, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("list the modules for %s: %w: %s", system, err, &told)
		}
		for line := range strings.Lines(string(out)) {
			column := strings.Split(strings.TrimSpace(line), "\t")
			if len(column) != 4 {
				continue // a package of this program or of Go
			}
			m := modules[column[0]]
			if m == nil {
				m = &used{Path: column[0], Version: column[1], Dir: column[2], packages: map[string]bool{}}
				modules[column[0]] = m
			}
			m.packages[column[3]] = true
		}
	}
	return modules, nil
}

// licenceFiles gives the files of a module that say under what terms its used packages
// stand: those in a package's folder or above it, and those beside fonts and C sources
// below it, where no Go package is. The module's own comes first.
func licenceFiles(m *used) ([]string, error) {
	named := regexp.MustCompile(`(?i)^(licen[sc]e|copying|notice|patents)([-_.].*)?$`)
	above := map[string]bool{}
	for folder := range m.packages {
		for ; len(folder) >= len(m.Dir); folder = filepath.Dir(folder) {
			above[folder] = true
		}
	}
	var names []string
	err := filepath.WalkDir(m.Dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if above[name] || m.packages[filepath.Dir(name)] && !holdsGo(name) {
				return nil
			}
			return filepath.SkipDir
		}
		if named.MatchString(d.Name()) && filepath.Ext(name) != ".go" {
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look for the licences of %s: %w", m.Path, err)
	}
	slices.SortStableFunc(names, func(a, b string) int {
		return strings.Count(a, string(filepath.Separator)) - strings.Count(b, string(filepath.Separator))
	})
	return names, nil
}

// holdsGo says whether a folder is a Go package.
func holdsGo(folder string) bool {
	found, err := filepath.Glob(filepath.Join(folder, "*.go"))
	return err == nil && len(found) > 0
}

// readLicence reads the texts; the first tells the licence.
func readLicence(name, version string, files []string) (assets.Licence, error) {
	l := assets.Licence{Name: name, Version: version}
	if len(files) == 0 {
		return l, fmt.Errorf("%s has no licence file: it must not be part of the program", name)
	}
	var kinds []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return l, fmt.Errorf("read the licence of %s: %w", name, err)
		}
		text := strings.TrimSpace(strings.ToValidUTF8(strings.ReplaceAll(string(b), "\r\n", "\n"), "�"))
		l.Texts = append(l.Texts, text)
		for _, kind := range kindsOf(text) {
			if !slices.Contains(kinds, kind) {
				kinds = append(kinds, kind)
			}
		}
	}
	if len(kinds) == 0 {
		return l, fmt.Errorf("%s: %w", name, errUnknownLicence)
	}
	l.Licence = strings.Join(kinds, " AND ")
	return l, nil
}

var errUnknownLicence = errors.New("its licence is not one that is known here; read it, and add it to kindsOf if it fits")

// kindsOf tells the licences in a text, each by a sentence that only it has, as SPDX
// words (https://spdx.org/licenses).
func kindsOf(text string) []string {
	text = strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(text, "//", " ")), " "))
	has := func(words string) bool { return strings.Contains(text, words) }
	redistribution, neither := has("redistribution and use in source and binary forms"), has("neither the name") || has("names of its contributors")
	var kinds []string
	for _, l := range []struct {
		word string
		is   bool
	}{
		{"OFL-1.1", has("sil open font license version 1.1")},
		{"Apache-2.0", has("apache license") && has("version 2.0")},
		{"MPL-2.0", has("mozilla public license") && has("2.0")},
		{"BSD-3-Clause", redistribution && neither},
		{"BSD-2-Clause", redistribution && !neither},
		{"Bitstream-Vera", has("bitstream vera")},
		{"MIT", has("to any person obtaining a copy of this software and associated documentation")},
		{"Zlib", has("provided 'as-is', without any express or implied warranty")},
		{"ISC", has("permission to use, copy, modify, and/or distribute this software") || has("permission to use, copy, modify, and distribute this software")},
	} {
		if l.is {
			kinds = append(kinds, l.word)
		}
	}
	return kinds
}

// writeCopyright prints the file that Debian wants with each package: the terms of Kith,
// and after them those of its parts.
func writeCopyright(w io.Writer) error {
	all, err := assets.Licences()
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("Kith\n\nCopyright The Kith founders\nLicence: Apache License, version 2.0, on Debian systems in /usr/share/common-licenses/Apache-2.0\n\nThe program holds these parts:\n")
	for _, l := range all {
		_, _ = fmt.Fprintf(&b, "\n%s\n%s %s\nLicence: %s\n\n%s\n", strings.Repeat("-", 72), l.Name, l.Version, l.Licence, strings.Join(l.Texts, "\n\n"))
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("print the terms: %w", err)
	}
	return nil
}
