package vault

// ring holds the keys of one vault, made from its master key.
type ring struct {
	seal      sealer
	files     box
	fileKey   []byte // for the attachments, each of which has its own key made from it
	badgerKey []byte // nil only for tests that turn Badger's encryption off
}

// newRing derives all keys of a vault.
func newRing(s *secrets, o Options) (*ring, error) {
	records, err := aead(derive(s.master, labelRecord))
	if err != nil {
		return nil, err
	}
	files, err := aead(derive(s.master, labelFiles))
	if err != nil {
		return nil, err
	}
	k := &ring{
		seal:  sealer{gcm: records, census: derive(s.master, labelCensus), id: s.VaultID, plain: o.plain},
		files: box{files, s.VaultID}, fileKey: derive(s.master, labelAttach),
	}
	if !o.clearDB {
		k.badgerKey = derive(s.master, labelBadger)
	}
	return k, nil
}

// wipe overwrites what can be. The ciphers keep expanded keys of their own
// until the memory is reused; only the end of the process clears all.
func (k *ring) wipe() {
	clear(k.seal.census)
	clear(k.fileKey)
	clear(k.badgerKey)
}
