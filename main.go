// Kith is a private notebook for relationships: a journal, a map, practices and
// progress charts, in one encrypted store on the person's own computer.
package main

import (
	"os"

	"kith/app"
)

func main() {
	os.Exit(app.Main(os.Args[1:]))
}
