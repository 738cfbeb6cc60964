package command

import (
	"context"
	"errors"
	"fmt"

	"kith/data/vault"
)

// verifyCmd checks the whole vault, or saves what can be saved of it.
type verifyCmd struct {
	Repair bool   `help:"Make a new vault out of all that can still be read. The damaged one is not changed."`
	Into   string `placeholder:"DIR" help:"With --repair: the folder of the new vault, which must be empty or new."`
	JSON   bool   `help:"Print the report as JSON."`
}

// examples end the help.
func (verifyCmd) examples() string {
	return `  # every night, by the clock; 4 says that damage was found
  kith verify --vault ~/journal --passphrase-file pass || mail -s "kith says $?" me </dev/null

  # save what can be saved
  kith verify --repair --into ~/journal-2 --vault ~/journal --passphrase-file pass
`
}

// verifyReport is what verifying says.
type verifyReport struct {
	OK       bool     `json:"ok"`
	Records  uint64   `json:"records"`  // read and found as they were written
	Rows     uint64   `json:"rows"`     // of the lists beside them
	Files    uint64   `json:"files"`    // attached files, read to their end
	Findings []string `json:"findings"` // what is wrong
	Notices  []string `json:"notices"`  // what is worth knowing
}

// Run reads everything and says what is wrong.
func (x *verifyCmd) Run(c *call) error {
	if x.Repair != (x.Into != "") {
		return usageError{"--repair and --into DIR go together"}
	}
	if x.Repair {
		return x.repair(c)
	}
	ctx, stop := interruptible()
	defer stop()
	out, err := c.verify(ctx)
	var damage *vault.DamageError
	if errors.As(err, &damage) { // so much of it that it does not open
		out = verifyReport{Findings: append([]string{}, damage.Findings...), Notices: []string{}}
		if damage.Lost > 0 {
			out.Findings = append(out.Findings, fmt.Sprintf("%d of the last saved changes are missing", damage.Lost))
		}
	}
	if err != nil && damage == nil {
		return err
	}
	out.OK = len(out.Findings) == 0 && err == nil
	return errors.Join(x.tell(c, out), err)
}

// verify opens the vault, reads all of it and closes it again.
func (c *call) verify(ctx context.Context) (out verifyReport, err error) {
	s, err := c.open(quiet())
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	r, err := s.Vault().Verify(ctx, c.progress("verified"))
	if err != nil {
		return out, fmt.Errorf("verify: %w", err)
	}
	faults, err := s.CheckRows(ctx)
	if err != nil {
		return out, fmt.Errorf("verify: %w", err)
	}
	names, err := s.CheckReferences(ctx, r.BadFiles)
	if err != nil {
		return out, fmt.Errorf("verify: %w", err)
	}
	faults = append(faults, names...)
	out = verifyReport{Files: r.Files, Records: r.Records, Rows: r.Index, Findings: append([]string{}, r.Findings...), Notices: []string{}}
	for _, f := range faults {
		out.Findings = append(out.Findings, f.String())
	}
	for _, n := range s.Vault().Notices() {
		if n == vault.NoticeDamage {
			out.Findings = append(out.Findings, n.String())
		} else {
			out.Notices = append(out.Notices, n.String())
		}
	}
	return out, nil
}

// tell prints the report and gives errDamage if there is a finding.
func (x *verifyCmd) tell(c *call, out verifyReport) error {
	if x.JSON {
		if err := c.json(out); err != nil {
			return err
		}
	} else {
		for _, f := range out.Findings {
			c.say("%s", f)
		}
		for _, n := range out.Notices {
			c.say("Notice: %s", n)
		}
		c.say("%d records, %d rows and %d files read; findings: %d", out.Records, out.Rows, out.Files, len(out.Findings))
	}
	if len(out.Findings) > 0 {
		return errDamage
	}
	return nil
}

// repair makes a new vault out of what can be read, with its lists made anew.
func (x *verifyCmd) repair(c *call) error {
	passphrase, err := c.passphrase()
	if err != nil {
		return err
	}
	defer clear(passphrase)
	r, err := vault.Repair(c.dir(), passphrase, x.Into, c.Options)
	if err != nil {
		return err
	}
	v, err := vault.Open(x.Into, passphrase, c.Options)
	if err != nil {
		return fmt.Errorf("open the new vault: %w", err)
	}
	s, err := c.store(v, quiet())
	if err != nil {
		return fmt.Errorf("open the new vault: %w", err)
	}
	_, err = s.Reindex(context.Background())
	if err := errors.Join(err, s.Close()); err != nil {
		return fmt.Errorf("make the lists of the new vault: %w", err)
	}
	out := verifyReport{Files: r.Files, Records: r.Records, Rows: r.Index, Findings: append([]string{}, r.Findings...), Notices: []string{}}
	out.OK = r.OK()
	if err := x.tell(c, out); err != nil {
		if errors.Is(err, errDamage) {
			return errLost
		}
		return err
	}
	return nil
}

// errLost is errDamage after a repair.
var errLost = fmt.Errorf("what could be read is in the new vault, the rest is lost: %w", errDamage)
