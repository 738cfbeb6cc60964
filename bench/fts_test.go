package bench

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// peersEnv names the program of the module in bench/peers, where it was built.
const peersEnv = "KITH_BENCH_PEERS"

// fts has SQLite's FTS5 answer the same queries over the same texts; an empty answer
// if that program is not here.
func fts(e errand, queries []asked) (answer, error) {
	program := os.Getenv(peersEnv)
	if program == "" {
		return answer{}, nil
	}
	lists := map[string][]string{}
	for _, q := range queries {
		lists[q.kind] = append(lists[q.kind], ftsQuery(q))
	}
	in, err := json.Marshal(lists)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(e.Folder, "fts.db")
	defer func() {
		for _, end := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(file + end) // the folder goes at the end anyway
		}
	}()
	cmd := exec.Command(program, file, e.texts())
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("SQLite's FTS5: %w", err)
	}
	var got answer
	if err := json.Unmarshal(out, &got); err != nil {
		return nil, fmt.Errorf("SQLite's FTS5: %w", err)
	}
	return got, nil
}

// ftsQuery writes a query in the language of FTS5.
func ftsQuery(q asked) string {
	quoted := func(word string) string { return `"` + strings.Trim(word, `"`) + `"` }
	switch q.kind {
	case "and":
		first, second, _ := strings.Cut(q.text, " ")
		return quoted(first) + " AND " + quoted(second)
	case "prefix":
		return quoted(strings.TrimSuffix(q.text, "*")) + " *"
	}
	return quoted(q.text)
}
