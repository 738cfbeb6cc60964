package assets

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

//go:embed licences.json
var licences []byte

// Licence is the terms of one part of the program.
type Licence struct {
	Name    string   // a Go module's path, or the name of a font
	Version string   // of the module; "" where there is none
	Licence string   // SPDX words, joined by AND
	Texts   []string // in full, at least one
}

// Title names the part, with its version where it has one.
func (l Licence) Title() string { return strings.TrimSpace(l.Name + " " + l.Version) }

// LicenceFile is the form of licences.json, in which each text stands once.
type LicenceFile struct {
	Texts []string      `json:"texts"`
	Parts []LicencePart `json:"parts"`
}

// LicencePart is one part in that form; Texts are places in the list of texts.
type LicencePart struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
	Licence string `json:"licence"`
	Texts   []int  `json:"texts"`
}

// PackLicences puts the terms into the form of the file.
func PackLicences(all []Licence) LicenceFile {
	var f LicenceFile
	for _, l := range all {
		p := LicencePart{Name: l.Name, Version: l.Version, Licence: l.Licence}
		for _, text := range l.Texts {
			at := slices.Index(f.Texts, text)
			if at < 0 {
				at = len(f.Texts)
				f.Texts = append(f.Texts, text)
			}
			p.Texts = append(p.Texts, at)
		}
		f.Parts = append(f.Parts, p)
	}
	return f
}

// Licences gives the terms of all that is built into the program on any system, sorted
// by name with what is no module at the end. It fails only on a file that was tampered
// with before the build.
func Licences() ([]Licence, error) {
	var f LicenceFile
	if err := json.Unmarshal(licences, &f); err != nil {
		return nil, fmt.Errorf("read the licences: %w", err)
	}
	var all []Licence
	for _, p := range f.Parts {
		l := Licence{Name: p.Name, Version: p.Version, Licence: p.Licence}
		for _, at := range p.Texts {
			if at < 0 || at >= len(f.Texts) {
				return nil, fmt.Errorf("read the licences: %s has no text %d", p.Name, at)
			}
			l.Texts = append(l.Texts, f.Texts[at])
		}
		all = append(all, l)
	}
	return all, nil
}
