/** The venue that a publisher's own address names. */
export interface LinkVenue {
  /** As lists call it. */
  readonly name: string;
  /** Null where the address names none. */
  readonly year: number | null;
}

/**
 * Journals by the ISSN that an Elsevier article number (PII) begins with after its "S", as the ISSN portal has them.
 * The two digits after it are the year in which the number was given, which may be the one before the issue's.
 */
const JOURNALS = new Map([
  ["00043702", "Artificial Intelligence"],
  ["00104825", "Computers in Biology and Medicine"],
  ["00200255", "Information Sciences"],
  ["00313203", "Pattern Recognition"],
  ["01678655", "Pattern Recognition Letters"],
  ["01692607", "Computer Methods and Programs in Biomedicine"],
  ["02628856", "Image and Vision Computing"],
  ["08936080", "Neural Networks"],
  ["08956111", "Computerized Medical Imaging and Graphics"],
  ["09252312", "Neurocomputing"],
  ["09333657", "Artificial Intelligence in Medicine"],
  ["09507051", "Knowledge-Based Systems"],
  ["09521976", "Engineering Applications of Artificial Intelligence"],
  ["09574174", "Expert Systems with Applications"],
  ["10538119", "NeuroImage"],
  ["10766332", "Academic Radiology"],
  ["10773142", "CVIU"],
  ["13618415", "MedIA"],
  ["15320464", "Journal of Biomedical Informatics"],
  ["15662535", "Information Fusion"],
  ["15684946", "Applied Soft Computing"],
  ["17468094", "Biomedical Signal Processing and Control"],
  ["26663899", "Patterns"],
]);

/** `2025.findings-naacl.215`, `2020.acl-main.12`, `2024.emnlp-main.3.pdf`; older numbers ("P19-1034") say less. */
const ANTHOLOGY =
  /aclanthology\.org\/[^\s?#]{0,60}?(20\d\d)\.(findings-)?(acl|emnlp|naacl|eacl|coling)(?:-(?:main|long|short))?\.\d/i;

/** `content/CVPR2024/html/…`, `content_ICCV_2019/papers/…`; workshops have folders of their own. */
const CVF = /openaccess\.thecvf\.com\/content[_/](CVPR|ICCV|WACV|ECCV|ACCV)_?(20\d\d)\//i;

const PII = /sciencedirect\.com\/science\/article\/(?:abs\/|am\/)?pii\/S(\d{7}[\dX])/i;

/** Reads venue and year off an address of the ACL Anthology, the Computer Vision Foundation or ScienceDirect; else null. */
export function linkVenue(url: string): LinkVenue | null {
  const anthology = ANTHOLOGY.exec(url);
  if (anthology?.[3]) {
    const name = anthology[3].toUpperCase();
    return { name: anthology[2] ? `${name} Findings` : name, year: Number(anthology[1]) };
  }
  const cvf = CVF.exec(url);
  if (cvf?.[1]) return { name: cvf[1].toUpperCase(), year: Number(cvf[2]) };
  const journal = JOURNALS.get(PII.exec(url)?.[1] ?? "");
  return journal === undefined ? null : { name: journal, year: null };
}
