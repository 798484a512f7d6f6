import type { Registries } from "./replay/registries.ts";

/** What the registries of these tests hold: of each kind of record one or two. */
export const held: Registries = {
  arxiv: {
    "2406.04449": {
      title: "MAIRA-2: Grounded Radiology Report Generation",
      authors: ["Shruthi Bannur", "Kenza Bouzid"],
    },
    "1606.08415": {
      title: "Gaussian Error Linear Units (GELUs)",
      firstTitle: "Bridging Nonlinearities and Stochastic Regularizers with Gaussian Error Linear Units",
      year: 2016,
    },
    "2311.18260": {
      title: "Consensus, Dissensus and Synergy between Clinicians and AI for Report Generation",
      year: 2023,
      doi: "10.1038/s41591-024-03302-1",
      comment: "Code: https://github.com/deepmind/flamingo-cxr.",
    },
    "2410.00441": { title: "ReXplain for Patients", comment: "This paper has been withdrawn by the authors" },
    "2010.16056": {
      title: "Generating Radiology Reports via Memory-driven Transformer",
      year: 2020,
      dblp: { venue: "EMNLP (1)", year: 2020, doi: "10.18653/v1/2020.emnlp-main.112" },
    },
    "cs/0703001": { title: "Searching Radiology Archives", year: 2007 },
  },
  crossref: {
    "10.1038/s41591-024-03302-1": {
      title: "Collaboration between clinicians and AI",
      year: 2024,
      venue: "Nature Medicine",
      type: "journal-article",
    },
    "10.1148/radiol.232255": {
      title: "<i>Chest</i> Radiograph Reports &amp; Language\n   Models",
      authors: ["Felix Busch"],
      venue: "Radiology",
      type: "journal-article",
      year: 2024,
      hasPreprint: "10.1101/2023.06.07.23291119",
    },
    "10.1016/j.media.2022.1": {
      title: "RETRACTED: Reports from Scans",
      venue: "Medical Image Analysis",
      updatedBy: "retraction",
    },
    "10.1101/2023.06.07.23291119": {
      title: "Impressions by ChatGPT",
      type: "posted-content",
      isPreprintOf: "10.1148/radiol.232255",
    },
    "10.18653/v1/2023.acl-long.451": { title: "Replace and Report", venue: "Proceedings of ACL", year: 2023 },
    "10.65215/ysbyhc05": { title: "Attention Is All You Need", type: "posted-content", year: 2025 },
  },
  datacite: {
    "10.13026/c2jt1q": { title: "MIMIC-CXR Database", authors: ["Johnson, Alistair"], year: 2019 },
  },
  pubmed: {
    "9500320": {
      title: "Ileal-lymphoid-nodular hyperplasia",
      year: 1998,
      venue: "Lancet",
      pubtype: ["Journal Article", "Retracted Publication"],
    },
    "33846532": {
      title: "Deep learning for chest radiographs",
      year: 2021,
      venue: "NPJ Digit Med",
      authors: ["Seyyed-Kalantari L"],
    },
  },
  pmc: { "8042022": "33846532" },
  openreview: {
    H1rT2PF8Kd: { title: "Contrastive Report Generation", dblp: { venue: "ICLR (Poster)", year: 2022 } },
  },
};
