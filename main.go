// Kith is a private notebook for relationships: a journal, a map, practices and
// progress charts, in one encrypted store on the person's own computer.
package main

import (
	"os"

	"kith/app"
	_ "kith/app/language" // loaded before the toolkit, which complains on a system without a language
)

func main() {
	os.Exit(app.Main(os.Args[1:]))
}
