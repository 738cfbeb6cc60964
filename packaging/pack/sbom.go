package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"kith/assets"
)

// The list of parts, as CycloneDX 1.5 wants it (https://cyclonedx.org/docs/1.5/json).
type (
	bom struct {
		Format     string   `json:"bomFormat"`
		Spec       string   `json:"specVersion"`
		Version    int      `json:"version"`
		Metadata   metadata `json:"metadata"`
		Components []part   `json:"components"`
	}
	metadata struct {
		Timestamp string `json:"timestamp"`
		Component part   `json:"component"`
	}
	part struct {
		Type     string    `json:"type"`
		Ref      string    `json:"bom-ref,omitempty"`
		Name     string    `json:"name"`
		Version  string    `json:"version"`
		PURL     string    `json:"purl,omitempty"`
		Hashes   []hash    `json:"hashes,omitempty"`
		Licences []licence `json:"licenses,omitempty"`
	}
	hash struct {
		Algorithm string `json:"alg"`
		Content   string `json:"content"`
	}
	licence struct {
		Expression string `json:"expression"`
	}
)

// writeParts lists the modules that a built program holds, as its own build information
// has them; day is a date or an instant of RFC 3339, so that the same program gives the
// same list.
func writeParts(w io.Writer, program, version, day string) error {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return fmt.Errorf("read the build information: %w", err)
	}
	b, err := os.ReadFile(program)
	if err != nil {
		return fmt.Errorf("read the program: %w", err)
	}
	sum := sha256.Sum256(b)
	list, err := partsOf(info)
	if err != nil {
		return err
	}
	list.Metadata = metadata{Timestamp: day, Component: part{
		Type: "application", Name: filepath.Base(program), Version: version,
		Hashes: []hash{{"SHA-256", hex.EncodeToString(sum[:])}}, Licences: []licence{{"Apache-2.0"}},
	}}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(list); err != nil {
		return fmt.Errorf("write the list of parts: %w", err)
	}
	return nil
}

// partsOf lists Go itself and the modules, with their licences.
func partsOf(info *debug.BuildInfo) (bom, error) {
	all, err := assets.Licences()
	if err != nil {
		return bom{}, err
	}
	of := map[string]string{} // module → licence
	for _, l := range all {
		of[l.Name] = l.Licence
	}
	list := bom{Format: "CycloneDX", Spec: "1.5", Version: 1, Components: []part{goItself(info.GoVersion)}}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		p := part{Type: "library", Name: m.Path, Version: m.Version, PURL: "pkg:golang/" + m.Path + "@" + m.Version}
		p.Ref = p.PURL
		if of[m.Path] != "" {
			p.Licences = []licence{{of[m.Path]}}
		}
		if sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(m.Sum, "h1:")); err == nil && len(sum) == sha256.Size {
			p.Hashes = []hash{{"SHA-256", hex.EncodeToString(sum)}} // Go's own sum over the module's files
		}
		list.Components = append(list.Components, p)
	}
	return list, nil
}

// goItself is the standard library, whose weaknesses matter as much as a module's.
func goItself(version string) part {
	version, _, _ = strings.Cut(strings.TrimPrefix(version, "go"), " ")
	purl := "pkg:golang/std@" + version
	return part{Type: "library", Ref: purl, Name: "std", Version: version, PURL: purl, Licences: []licence{{"BSD-3-Clause"}}}
}
