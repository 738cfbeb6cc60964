// Command pack makes what the packages of Kith need and no other program of the machine
// need be had for: the icon in the sizes and forms of each system, the licences of all
// that is in the program, the list of its parts, and the twin that speaks to a console.
// It is part of no package.
package main

import (
	"errors"
	"fmt"
	"os"
)

const usage = `pack icons FOLDER             the icon as kith-SIZE.png, kith.ico and kith.icns
pack licences                 writes assets/licences.json anew
pack copyright                prints what /usr/share/doc/kith/copyright says
pack sbom PROGRAM VERSION DAY prints the parts of a built program, as CycloneDX JSON
pack console PROGRAM OUT      copies a program for Windows, to be run in a console`

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

// run does what the words say, in the folder that holds go.mod.
func run(words []string) error {
	arguments := map[string]int{"icons": 1, "licences": 0, "copyright": 0, "sbom": 3, "console": 2}
	if len(words) == 0 {
		return errors.New("say what to make:\n" + usage)
	}
	if n, known := arguments[words[0]]; !known || len(words) != n+1 {
		return fmt.Errorf("%q is not one of:\n%s", words, usage)
	}
	switch words[0] {
	case "icons":
		return writeIcons(words[1])
	case "licences":
		return writeLicences(".")
	case "copyright":
		return writeCopyright(os.Stdout)
	case "sbom":
		return writeParts(os.Stdout, words[1], words[2], words[3])
	}
	return writeConsole(words[1], words[2])
}
