package data

// Kind names a noun in a Change, in the index rows and in the trash. The values
// stand on disk: never reorder or reuse them.
type Kind byte

// The kinds, each the letter of its class in the store.
const (
	KindEntry      Kind = 'e'
	KindPerson     Kind = 'p'
	KindTie        Kind = 't'
	KindGroup      Kind = 'g'
	KindContact    Kind = 'c'
	KindFeeling    Kind = 'f'
	KindItem       Kind = 'i'
	KindRecord     Kind = 'r'
	KindCheckIn    Kind = 'k'
	KindDefinition Kind = 'd'
	KindVersion    Kind = 'h'
	KindDraft      Kind = 'w'
	KindTrash      Kind = 'z'
	KindStep       Kind = 'y'
	KindMeta       Kind = 'm'
)

// Kinds lists every kind, in the order of the map of the store.
func Kinds() []Kind {
	return []Kind{
		KindEntry, KindPerson, KindTie, KindGroup, KindContact, KindFeeling, KindItem,
		KindRecord, KindCheckIn, KindDefinition, KindVersion, KindDraft, KindTrash, KindStep, KindMeta,
	}
}

// String gives the noun in lower case.
func (k Kind) String() string {
	switch k {
	case KindEntry:
		return "entry"
	case KindPerson:
		return "person"
	case KindTie:
		return "tie"
	case KindGroup:
		return "group"
	case KindContact:
		return "contact"
	case KindFeeling:
		return "feeling"
	case KindItem:
		return "item"
	case KindRecord:
		return "record"
	case KindCheckIn:
		return "check-in"
	case KindDefinition:
		return "definition"
	case KindVersion:
		return "version"
	case KindDraft:
		return "draft"
	case KindTrash:
		return "trash"
	case KindStep:
		return "step"
	case KindMeta:
		return "meta"
	}
	return "unknown"
}

// Op is what happened to a record.
type Op byte

// The operations.
const (
	Put     Op = 1 // written for the first time or again
	Deleted Op = 2 // gone, usually into the trash
)

// Change says that one record changed. It carries no content: whoever is told
// reads what it shows anew, and so never shows what is no longer true. Changes are
// told after the commit, in order, never from inside a transaction.
type Change struct {
	// Kind and ID name the record; the ID is zero for KindMeta.
	Kind Kind
	ID   ID
	// Op is what happened to it.
	Op Op
}
