package vault

import "time"

// SpoolMode says whether each write is first put into an own, synced file.
type SpoolMode int

// The spool modes.
const (
	SpoolDefault SpoolMode = iota // on for Windows, where Badger's sync does nothing; off elsewhere
	SpoolOn
	SpoolOff
)

// Options adjusts a vault. The zero value is what a person's vault uses.
type Options struct {
	// WorkFactor is the log2 N of scrypt for key.age: 0 means 18 (about 0.8 s
	// and 256 MB of memory per try). It counts when a key file is written;
	// reading takes what the file says, up to 20.
	WorkFactor int
	// Now gives the time for file headers; nil means time.Now.
	Now func() time.Time
	// MinFree is the free disk space, in bytes, below which only small writes
	// are let through. 0 means 256 MB.
	MinFree uint64
	// BallastSize is the size, in bytes, of the file that is given up when less
	// than half of that size is free. 0 means 64 MB.
	BallastSize uint64
	// Free tells the free bytes on the disk that holds dir; nil asks the system.
	Free func(dir string) (uint64, error)
	// Progress, if not nil, hears how many bytes of how many were read while a
	// vault is checked that was not closed; a large one takes some seconds.
	Progress func(done, total int64)
	// AcceptLoss opens a vault that lacks its last saved changes and is whole
	// otherwise (DamageError.Whole). To be set only after the person was told.
	AcceptLoss bool
	// Spool turns the spool on or off.
	Spool SpoolMode

	sumBudget int64        // bytes of db/ that are summed before opening; 0 means 1 GB
	moment    func(string) // tests only: called where the process might end
	tidyAt    int          // tables that are merged with the spool on; 0 means 32
	clearDB   bool         // tests only: Badger's encryption off, the negative control
	plain     bool         // tests only: records unsealed, to measure what sealing costs
}

// The defaults of the zero Options.
const (
	defaultWorkFactor = 18
	maxWorkFactor     = 20
	defaultMinFree    = 256 << 20
	defaultBallast    = 64 << 20
)

// filled returns o with every zero replaced by its default.
func (o Options) filled() Options {
	if o.WorkFactor == 0 {
		o.WorkFactor = defaultWorkFactor
	}
	// Below 1 age panics; above the limit the person could not open it again.
	o.WorkFactor = min(max(o.WorkFactor, 1), maxWorkFactor)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.MinFree == 0 {
		o.MinFree = defaultMinFree
	}
	if o.BallastSize == 0 {
		o.BallastSize = defaultBallast
	}
	if o.sumBudget == 0 {
		o.sumBudget = defaultSumBudget
	}
	if o.tidyAt == 0 {
		o.tidyAt = defaultTidy
	}
	if o.Free == nil {
		o.Free = freeBytes
	}
	if o.Spool == SpoolDefault {
		o.Spool = spoolDefault
	}
	return o
}
