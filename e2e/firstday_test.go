//go:build e2e && linux

package e2e

import "testing"

// makesAVault goes from the first start to the page for today.
func (p *person) makesAVault() {
	p.t.Helper()
	p.opens("hello")
	p.photographs("first-start")
	p.presses("Return")
	p.sees("create")
	p.types(passphrase)
	p.presses("Tab")
	p.types(passphrase)
	p.presses("Return")
	p.sees("recovery")
	p.photographs("recovery-key")
	p.presses("Tab", "Tab", "Return", "Tab", "Return") // past the second group: go on without checking, and yes
	p.sees("welcome")
	p.photographs("first-people")
	p.presses("Return", "Return") // nobody yet
	p.sees("today")
}

// comesBack goes from a later start to the page for today.
func (p *person) comesBack() {
	p.t.Helper()
	p.opens("unlock")
	p.types(passphrase)
	p.presses("Return")
	p.sees("today")
}

func TestWhatIsWrittenTodayIsThereAgain(t *testing.T) {
	p := newPerson(t)
	p.makesAVault()
	p.photographs("today")
	p.types("we walked by the river")
	p.sees("today")
	p.photographs("written")
	p.closes()
	if !p.hasKept("we walked by the river") {
		t.Fatal("the text is not in the vault after the first closing")
	}

	// Writing on proves that the text was in the editor and not only in the vault.
	p.comesBack()
	p.photographs("there-again")
	p.presses("End")
	p.types(" and it was good")
	p.sees("today")
	p.photographs("written-on")
	p.closes()
	if !p.hasKept("we walked by the river and it was good") {
		t.Error("the text of the first day was not in the editor at the second start")
	}
}
