/** Names as loose matching compares them: without case, spaces, `_`, `-` and a leading “is”. */
export function looseName(name: string): string {
  const plain = name.replace(/[\u0080-\u{10ffff}]/gu, "");
  const isPrefixed = /^is/i.test(plain);
  const loose = (isPrefixed ? plain.slice(2) : plain).replace(/[ _-]/g, "").toLowerCase();
  return isPrefixed && loose === "c" ? "isc" : loose;
}

/** `"A B, C D"`: each entry lists the names of one thing; the first is the one JavaScript takes. */
function byLooseName(entries: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const entry of entries.trim().split(/\s*,\s*/)) {
    const [canonical = "", ...others] = entry.split(" ");
    for (const name of [canonical, ...others]) names.set(looseName(name), canonical);
  }
  return names;
}

export const GENERAL_CATEGORIES = byLooseName(`
  L Letter, LC Cased_Letter, Lu Uppercase_Letter, Ll Lowercase_Letter, Lt Titlecase_Letter, Lm Modifier_Letter, Lo Other_Letter,
  M Mark Combining_Mark, Mn Nonspacing_Mark, Mc Spacing_Mark, Me Enclosing_Mark,
  N Number, Nd Decimal_Number digit, Nl Letter_Number, No Other_Number,
  P Punctuation punct, Pc Connector_Punctuation, Pd Dash_Punctuation, Ps Open_Punctuation, Pe Close_Punctuation,
  Pi Initial_Punctuation, Pf Final_Punctuation, Po Other_Punctuation,
  S Symbol, Sm Math_Symbol, Sc Currency_Symbol, Sk Modifier_Symbol, So Other_Symbol,
  Z Separator, Zs Space_Separator, Zl Line_Separator, Zp Paragraph_Separator,
  C Other, Cc Control cntrl, Cf Format, Co Private_Use, Cn Unassigned
`);

export const BINARY_PROPERTIES = byLooseName(`
  ASCII_Hex_Digit AHex, Alphabetic Alpha, Bidi_Control Bidi_C, Bidi_Mirrored Bidi_M, Case_Ignorable CI, Cased,
  Changes_When_Casefolded CWCF, Changes_When_Casemapped CWCM, Changes_When_Lowercased CWL,
  Changes_When_Titlecased CWT, Changes_When_Uppercased CWU, Dash, Default_Ignorable_Code_Point DI, Deprecated Dep, Diacritic Dia,
  Emoji, Emoji_Component EComp, Emoji_Modifier EMod, Emoji_Modifier_Base EBase, Emoji_Presentation EPres, Extended_Pictographic ExtPict,
  Extender Ext, Grapheme_Base Gr_Base, Grapheme_Extend Gr_Ext, Hex_Digit Hex, ID_Continue IDC, ID_Start IDS, IDS_Binary_Operator IDSB,
  IDS_Trinary_Operator IDST, Ideographic Ideo, Join_Control Join_C, Logical_Order_Exception LOE, Lowercase Lower, Math,
  Noncharacter_Code_Point NChar, Pattern_Syntax Pat_Syn, Pattern_White_Space Pat_WS, Quotation_Mark QMark, Radical,
  Regional_Indicator RI, Sentence_Terminal STerm, Soft_Dotted SD, Terminal_Punctuation Term, Unified_Ideograph UIdeo, Uppercase Upper,
  Variation_Selector VS, White_Space space, XID_Continue XIDC, XID_Start XIDS
`);

export const SCRIPTS = byLooseName(`
  Adlam Adlm, Ahom, Anatolian_Hieroglyphs Hluw, Arabic Arab, Armenian Armn, Avestan Avst, Balinese Bali, Bamum Bamu, Bassa_Vah Bass,
  Batak Batk, Bengali Beng, Bhaiksuki Bhks, Bopomofo Bopo, Brahmi Brah, Braille Brai, Buginese Bugi, Buhid Buhd,
  Canadian_Aboriginal Cans, Carian Cari, Caucasian_Albanian Aghb, Chakma Cakm, Cham, Cherokee Cher, Chorasmian Chrs, Common Zyyy,
  Coptic Copt Qaac, Cuneiform Xsux, Cypriot Cprt, Cypro_Minoan Cpmn, Cyrillic Cyrl, Deseret Dsrt, Devanagari Deva, Dives_Akuru Diak,
  Dogra Dogr, Duployan Dupl, Egyptian_Hieroglyphs Egyp, Elbasan Elba, Elymaic Elym, Ethiopic Ethi, Garay Gara, Georgian Geor,
  Glagolitic Glag, Gothic Goth, Grantha Gran, Greek Grek, Gujarati Gujr, Gunjala_Gondi Gong, Gurmukhi Guru, Gurung_Khema Gukh, Han Hani,
  Hangul Hang, Hanifi_Rohingya Rohg, Hanunoo Hano, Hatran Hatr, Hebrew Hebr, Hiragana Hira, Imperial_Aramaic Armi, Inherited Zinh Qaai,
  Inscriptional_Pahlavi Phli, Inscriptional_Parthian Prti, Javanese Java, Kaithi Kthi, Kannada Knda, Katakana Kana, Kawi, Kayah_Li Kali,
  Kharoshthi Khar, Khitan_Small_Script Kits, Khmer Khmr, Khojki Khoj, Khudawadi Sind, Kirat_Rai Krai, Lao Laoo, Latin Latn, Lepcha Lepc,
  Limbu Limb, Linear_A Lina, Linear_B Linb, Lisu, Lycian Lyci, Lydian Lydi, Mahajani Mahj, Makasar Maka, Malayalam Mlym, Mandaic Mand,
  Manichaean Mani, Marchen Marc, Masaram_Gondi Gonm, Medefaidrin Medf, Meetei_Mayek Mtei, Mende_Kikakui Mend, Meroitic_Cursive Merc,
  Meroitic_Hieroglyphs Mero, Miao Plrd, Modi, Mongolian Mong, Mro Mroo, Multani Mult, Myanmar Mymr, Nabataean Nbat, Nag_Mundari Nagm,
  Nandinagari Nand, New_Tai_Lue Talu, Newa, Nko Nkoo, Nushu Nshu, Nyiakeng_Puachue_Hmong Hmnp, Ogham Ogam, Ol_Chiki Olck, Ol_Onal Onao,
  Old_Hungarian Hung, Old_Italic Ital, Old_North_Arabian Narb, Old_Permic Perm, Old_Persian Xpeo, Old_Sogdian Sogo,
  Old_South_Arabian Sarb, Old_Turkic Orkh, Old_Uyghur Ougr, Oriya Orya, Osage Osge, Osmanya Osma, Pahawh_Hmong Hmng, Palmyrene Palm,
  Pau_Cin_Hau Pauc, Phags_Pa Phag, Phoenician Phnx, Psalter_Pahlavi Phlp, Rejang Rjng, Runic Runr, Samaritan Samr, Saurashtra Saur,
  Sharada Shrd, Shavian Shaw, Siddham Sidd, SignWriting Sgnw, Sinhala Sinh, Sogdian Sogd, Sora_Sompeng Sora, Soyombo Soyo,
  Sundanese Sund, Sunuwar Sunu, Syloti_Nagri Sylo, Syriac Syrc, Tagalog Tglg, Tagbanwa Tagb, Tai_Le Tale, Tai_Tham Lana, Tai_Viet Tavt,
  Takri Takr, Tamil Taml, Tangsa Tnsa, Tangut Tang, Telugu Telu, Thaana Thaa, Thai, Tibetan Tibt, Tifinagh Tfng, Tirhuta Tirh,
  Todhri Todr, Toto, Tulu_Tigalari Tutg, Ugaritic Ugar, Vai Vaii, Vithkuqi Vith, Wancho Wcho, Warang_Citi Wara, Yezidi Yezi, Yi Yiii,
  Zanabazar_Square Zanb
`);

/** Properties that Rust's syntax has and JavaScript's tables do not. */
export const UNAVAILABLE_PROPERTIES: ReadonlyMap<string, string> = byLooseName(`
  Age, Grapheme_Cluster_Break GCB, Word_Break WB, Sentence_Break SB, Grapheme_Link Gr_Link, Hyphen, Other_Alphabetic OAlpha,
  Other_Default_Ignorable_Code_Point ODI, Other_Grapheme_Extend OGr_Ext, Other_ID_Continue OIDC, Other_ID_Start OIDS,
  Other_Lowercase OLower, Other_Math OMath, Other_Uppercase OUpper, Prepended_Concatenation_Mark PCM, IDS_Unary_Operator IDSU,
  ID_Compat_Math_Start, ID_Compat_Math_Continue, Modifier_Combining_Mark MCM
`);
