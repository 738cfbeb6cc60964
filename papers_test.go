package main_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestLinksOfPapersLeadSomewhere follows every link of a paper to a file or a heading.
func TestLinksOfPapersLeadSomewhere(t *testing.T) { report(t, deadLinks(t, ".")) }

// deadLinks gives one line for each relative link in a Markdown file under top that
// leads to no file, or to a heading that is not there.
func deadLinks(t *testing.T, top string) []string {
	t.Helper()
	link := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	var offences []string
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "build" || d.Name() == "testdata" || d.Name() == ".git") {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".md" {
			return nil
		}
		for i, line := range strings.Split(read(t, path), "\n") {
			for _, found := range link.FindAllStringSubmatch(line, -1) {
				if why := dead(t, path, found[1]); why != "" {
					offences = append(offences, fmt.Sprintf("%s:%d: %s", path, i+1, why))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return offences
}

// dead says why a link of a paper leads nowhere; "" if it leads somewhere or away.
func dead(t *testing.T, paper, link string) string {
	t.Helper()
	if regexp.MustCompile(`^[a-z]+:`).MatchString(link) {
		return ""
	}
	file, heading, _ := strings.Cut(link, "#")
	target := paper
	if file != "" {
		target = filepath.Join(filepath.Dir(paper), filepath.FromSlash(file))
	}
	if _, err := os.Stat(target); err != nil {
		return "there is no " + link
	}
	if heading != "" && !headings(read(t, target))[heading] {
		return "no heading is called " + link
	}
	return ""
}

// headings gives the anchors of a paper's headings.
func headings(paper string) map[string]bool {
	odd := regexp.MustCompile(`[^\p{L}\p{N} _-]`)
	all := map[string]bool{}
	for _, line := range strings.Split(paper, "\n") {
		if text := strings.TrimLeft(line, "#"); text != line && strings.HasPrefix(text, " ") {
			all[strings.ReplaceAll(odd.ReplaceAllString(strings.ToLower(text[1:]), ""), " ", "-")] = true
		}
	}
	return all
}

func TestADeadLinkIsFound(t *testing.T) {
	top := plant(t, map[string]string{
		"docs/a.md": "# One thing, said\n[up](../b.md) [here](#one-thing-said) [web](https://example.org/x)",
		"b.md":      "[gone](c.md)\n[no heading](docs/a.md#two) ![picture](docs/p.png)",
	})
	got := deadLinks(t, top)
	want := []string{"b.md:1: there is no c.md", "b.md:2: no heading is called docs/a.md#two", "b.md:2: there is no docs/p.png"}
	for i := range got {
		got[i] = strings.TrimPrefix(filepath.ToSlash(got[i]), filepath.ToSlash(top)+"/")
	}
	wantBeginnings(t, got, want)
}
