package command

import (
	"context"
	"errors"
	"fmt"

	"kith/data"
	"kith/data/backup"
)

// backupCmd makes backups and reads them.
type backupCmd struct {
	Make   backupMakeCmd   `cmd:"" default:"withargs" help:"Make a backup (this is what kith backup does by itself)."`
	Verify backupVerifyCmd `cmd:"" help:"Read a backup to its end and say what it holds; no vault needed."`
}

// backupMakeCmd makes a backup.
type backupMakeCmd struct {
	Out  string `placeholder:"FILE" help:"The file to make; it must not be there yet."`
	Into string `placeholder:"FOLDER" help:"Make one in this folder under a name of its own and remove those that are not kept any more: 7 days, 4 weeks and 12 months stay. Without --out and --into it is the folder that the window uses."`
	JSON bool   `help:"Print what it holds as JSON."`
}

// examples end the help.
func (backupMakeCmd) examples() string {
	return `  kith backup --out ~/journal.backup.age --passphrase-file pass

  # every night, by the clock, onto another disk
  kith backup --into /media/disk/kith --passphrase-file pass

  # the standard tool opens it too; key.age lies in the vault
  age -d -i ~/journal/key.age ~/journal.backup.age | tar t
`
}

// backupAnswer is what a backup holds, as JSON.
type backupAnswer struct {
	backup.Summary
	File    string   `json:"file"`
	Removed []string `json:"removed,omitempty"`
}

// Run makes the backup, and reads it back before it says so.
func (x *backupMakeCmd) Run(c *call) error {
	if x.Out != "" && x.Into != "" {
		return usageError{"give either --out FILE or --into FOLDER"}
	}
	var out backupAnswer
	err := c.withStore(quiet(), func(_ context.Context, s *data.Store) (err error) {
		ctx, stop := interruptible()
		defer stop()
		out, err = x.run(ctx, c, s)
		return err
	})
	if err != nil && !errors.Is(err, errDamage) { // what could be read is in it
		return err
	}
	if terr := x.tell(c, out); terr != nil {
		return terr
	}
	return err
}

// run makes it in the place that was asked for.
func (x *backupMakeCmd) run(ctx context.Context, c *call, s *data.Store) (out backupAnswer, err error) {
	progress := c.progress64("backup")
	if x.Out != "" {
		out.File = x.Out
		out.Summary, err = backup.Write(ctx, s, x.Out, c.Now(), progress)
		return out, err
	}
	var r backup.Report
	if x.Into != "" {
		r, err = backup.Into(ctx, s, x.Into, c.Now(), progress)
	} else {
		r, err = backup.Run(ctx, s, c.Now(), progress)
	}
	return backupAnswer{r.Summary, r.Name, r.Removed}, err
}

// tell says what it holds.
func (x *backupMakeCmd) tell(c *call, out backupAnswer) error {
	if x.JSON {
		if err := c.json(out); err != nil {
			return err
		}
	} else {
		c.say("The backup is made and was read back: %s", contents(out.Summary))
		if x.Out == "" {
			c.say("%s", out.File)
		}
		if n := len(out.Removed); n > 0 {
			c.say("Older ones removed: %d", n)
		}
	}
	if !out.Whole() {
		return errDamage
	}
	return nil
}

// contents says what a backup holds, in a line.
func contents(s backup.Summary) string {
	text := ""
	if !s.Whole() {
		text = " It lacks what could not be read in the vault when it was made."
	}
	return fmt.Sprintf("%d entries, %d records in all, %d files, %d bytes, of %s.", s.Entries, s.Records, s.Files, s.Bytes, s.Created.Format("2006-01-02 15:04 UTC")) + text
}

// backupVerifyCmd reads a backup.
type backupVerifyCmd struct {
	File         string `arg:"" help:"The backup."`
	RecoveryFile string `placeholder:"FILE" help:"Use the recovery key in this file in place of the passphrase."`
	JSON         bool   `help:"Print what it holds as JSON."`
}

// examples end the help.
func (backupVerifyCmd) examples() string {
	return `  kith backup verify ~/journal.backup.age --passphrase-file pass
`
}

// Run reads it to its end.
func (x *backupVerifyCmd) Run(c *call) error {
	key, err := c.backupKey(x.RecoveryFile)
	if err != nil {
		return err
	}
	defer key.Wipe()
	ctx, stop := interruptible()
	defer stop()
	sum, err := backup.Verify(ctx, x.File, key, c.progress64("read"))
	if err != nil {
		return err
	}
	if x.JSON {
		return c.json(backupAnswer{Summary: sum, File: x.File})
	}
	c.say("The backup opens and is whole: %s", contents(sum))
	return nil
}

// backupKey reads what opens a backup: the passphrase, or the recovery key.
func (c *call) backupKey(recoveryFile string) (*backup.Key, error) {
	if recoveryFile == "" {
		passphrase, err := c.passphrase()
		if err != nil {
			return nil, err
		}
		defer clear(passphrase)
		return backup.WithPassphrase(passphrase), nil
	}
	if c.line.PassphraseFile != "" {
		return nil, usageError{"give either --passphrase-file or --recovery-file"}
	}
	typed, err := c.secret(recoveryFile, "the recovery key", "--recovery-file")
	if err != nil {
		return nil, err
	}
	return backup.WithRecovery(string(typed)), nil
}

// restoreCmd makes a vault of a backup.
type restoreCmd struct {
	From         string `required:"" placeholder:"FILE" help:"The backup."`
	Into         string `required:"" placeholder:"DIR" help:"The folder of the new vault, which must be empty or new. Nothing is overwritten."`
	RecoveryFile string `placeholder:"FILE" help:"Use the recovery key in this file in place of the passphrase."`
	JSON         bool   `help:"Print what it holds as JSON."`
}

// examples end the help.
func (restoreCmd) examples() string {
	return `  kith restore --from ~/journal.backup.age --into ~/journal-again --passphrase-file pass
  kith restore --from ~/journal.backup.age --into ~/journal-again --recovery-file key.txt
`
}

// Run restores it.
func (x *restoreCmd) Run(c *call) error {
	key, err := c.backupKey(x.RecoveryFile)
	if err != nil {
		return err
	}
	defer key.Wipe()
	ctx, stop := interruptible()
	defer stop()
	sum, err := backup.Restore(ctx, x.From, key, x.Into, c.Options, c.progress64("restored"))
	if err != nil {
		return err
	}
	if x.JSON {
		return c.json(backupAnswer{Summary: sum, File: x.From})
	}
	c.say("The new vault holds %s It opens with the passphrase and the recovery key of that day.", contents(sum))
	return nil
}
