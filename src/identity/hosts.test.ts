import { expect, test } from "vitest";
import { codeRepository, paperIds } from "./paper-id.ts";

/** One row for each kind of site: what it is, the identifier, and addresses that all name it. */
const rows: readonly (readonly [string, string, ...string[]])[] = [
  [
    "arXiv and its mirrors",
    "arxiv:2006.11239",
    "https://arxiv.org/abs/2006.11239",
    "http://www.arxiv.org/pdf/2006.11239v2.pdf",
    "https://export.arxiv.org/abs/2006.11239v1",
    "arxiv.org/html/2006.11239v2/",
    "https://arxiv.org/abs/2006.11239?context=cs.LG",
    "https://arxiv.org/ftp/arxiv/papers/2006/2006.11239.pdf",
    "https://xxx.lanl.gov/abs/2006.11239",
    "arXiv:2006.11239v2",
  ],
  [
    "ar5iv",
    "arxiv:2006.11239",
    "https://ar5iv.org/abs/2006.11239",
    "https://ar5iv.labs.arxiv.org/html/2006.11239",
  ],
  [
    "alphaXiv",
    "arxiv:2006.11239",
    "https://www.alphaxiv.org/abs/2006.11239",
    "https://alphaxiv.org/overview/2006.11239v2",
  ],
  [
    "Hugging Face papers",
    "arxiv:2006.11239",
    "https://huggingface.co/papers/2006.11239",
    "https://hf.co/papers/2006.11239",
  ],
  [
    "readers of arXiv",
    "arxiv:2006.11239",
    "https://papers.cool/arxiv/2006.11239",
    "https://scirate.com/arxiv/2006.11239",
    "https://www.emergentmind.com/papers/2006.11239",
    "https://www.arxiv-vanity.com/papers/2006.11239/",
  ],
  [
    "Semantic Scholar by arXiv number",
    "arxiv:2006.11239",
    "https://api.semanticscholar.org/arXiv:2006.11239",
  ],
  ["Semantic Scholar by corpus", "s2corpus:219955663", "https://api.semanticscholar.org/CorpusID:219955663"],
  [
    "Semantic Scholar by hash",
    "s2:5c126ae3421f05768d8edd97ecd44b1364e2c99a",
    "https://www.semanticscholar.org/paper/Denoising-Diffusion-Ho-Jain/5c126ae3421f05768d8edd97ecd44b1364e2c99a",
    "https://www.semanticscholar.org/paper/5c126ae3421f05768d8edd97ecd44b1364e2c99a/figure/2",
  ],
  [
    "ADS by arXiv number",
    "arxiv:2006.11239",
    "https://ui.adsabs.harvard.edu/abs/2020arXiv200611239H/abstract",
  ],
  [
    "ADS by bibcode",
    "ads:2015Natur.521..436L",
    "https://ui.adsabs.harvard.edu/abs/2015Natur.521..436L/abstract",
  ],
  [
    "DOI resolvers",
    "doi:10.1109/tmi.2021.3051806",
    "https://doi.org/10.1109/TMI.2021.3051806",
    "http://dx.doi.org/10.1109/tmi.2021.3051806",
    "https://sci-hub.se/10.1109/TMI.2021.3051806",
    "doi:10.1109/TMI.2021.3051806",
    "10.1109/tmi.2021.3051806.",
  ],
  ["DOIs of arXiv", "arxiv:2006.11239", "https://doi.org/10.48550/arXiv.2006.11239"],
  ["DOIs of the ACL Anthology", "acl:2020.acl-main.703", "https://doi.org/10.18653/v1/2020.acl-main.703"],
  [
    "Springer",
    "doi:10.1007/978-3-319-24574-4_28",
    "https://link.springer.com/chapter/10.1007/978-3-319-24574-4_28",
    "https://link.springer.com/content/pdf/10.1007/978-3-319-24574-4_28.pdf",
    "https://link.springer.com/chapter/10.1007%2F978-3-319-24574-4_28",
  ],
  [
    "Nature",
    "doi:10.1038/s41586-021-03819-2",
    "https://www.nature.com/articles/s41586-021-03819-2",
    "https://www.nature.com/articles/s41586-021-03819-2_reference.pdf",
    "https://doi.org/10.1038/s41586-021-03819-2",
  ],
  [
    "BioMed Central",
    "doi:10.1186/s13321-020-00456-1",
    "https://jcheminf.biomedcentral.com/articles/10.1186/s13321-020-00456-1",
    "https://jcheminf.biomedcentral.com/counter/pdf/10.1186/s13321-020-00456-1.pdf",
  ],
  [
    "ACM",
    "doi:10.1145/2939672.2939785",
    "https://dl.acm.org/doi/10.1145/2939672.2939785",
    "https://dl.acm.org/doi/pdf/10.1145/2939672.2939785",
    "https://dl.acm.org/doi/fullHtml/10.1145/2939672.2939785",
    "https://dl.acm.org/citation.cfm?id=2939672.2939785",
  ],
  [
    "IEEE Xplore",
    "ieee:7780459",
    "https://ieeexplore.ieee.org/document/7780459",
    "https://ieeexplore.ieee.org/abstract/document/7780459/",
    "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=7780459",
    "https://ieeexplore.ieee.org/iel7/7776647/7780329/07780459.pdf",
  ],
  [
    "IEEE Computer Society",
    "csdl:12omnyoioyw",
    "https://www.computer.org/csdl/proceedings-article/cvpr/2016/8851a770/12OmNyoiOYW",
  ],
  [
    "ScienceDirect",
    "pii:s1361841517301135",
    "https://www.sciencedirect.com/science/article/pii/S1361841517301135",
    "https://www.sciencedirect.com/science/article/abs/pii/S1361841517301135?via%3Dihub",
    "https://linkinghub.elsevier.com/retrieve/pii/S1361841517301135",
  ],
  [
    "The Lancet",
    "doi:10.1016/s2589-7500(19)30123-2",
    "https://www.thelancet.com/journals/landig/article/PIIS2589-7500(19)30123-2/fulltext",
    "https://www.thelancet.com/journals/landig/article/PIIS2589-7500%2819%2930123-2/abstract",
    "https://doi.org/10.1016/S2589-7500(19)30123-2",
  ],
  [
    "Cell",
    "pii:s0092867418301545",
    "https://www.cell.com/cell/fulltext/S0092-8674(18)30154-5",
    "https://www.cell.com/cell/pdf/S0092-8674%2818%2930154-5.pdf",
    "https://www.sciencedirect.com/science/article/pii/S0092867418301545",
  ],
  [
    "RSNA",
    "doi:10.1148/radiol.2019182908",
    "https://pubs.rsna.org/doi/full/10.1148/radiol.2019182908",
    "https://pubs.rsna.org/doi/pdf/10.1148/radiol.2019182908",
  ],
  [
    "Wiley",
    "doi:10.1111/cgf.14505",
    "https://onlinelibrary.wiley.com/doi/full/10.1111/cgf.14505",
    "https://onlinelibrary.wiley.com/doi/abs/10.1111/cgf.14505",
  ],
  [
    "Science",
    "doi:10.1126/science.aar6404",
    "https://www.science.org/doi/10.1126/science.aar6404",
    "https://science.sciencemag.org/doi/10.1126/science.aar6404",
  ],
  ["NEJM", "doi:10.1056/nejmra1814259", "https://www.nejm.org/doi/full/10.1056/NEJMra1814259"],
  [
    "JAMA",
    "jama:jama/2588763",
    "https://jamanetwork.com/journals/jama/fullarticle/2588763",
    "https://jamanetwork.com/journals/jama/article-abstract/2588763",
  ],
  [
    "Oxford Academic",
    "oup:bioinformatics/36/4/1234/5566506",
    "https://academic.oup.com/bioinformatics/article/36/4/1234/5566506",
  ],
  [
    "Oxford Academic by DOI",
    "doi:10.1093/bioinformatics/btz682",
    "https://doi.org/10.1093/bioinformatics/btz682",
  ],
  [
    "PLOS",
    "doi:10.1371/journal.pone.0118432",
    "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0118432",
    "https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0118432&type=printable",
  ],
  [
    "Frontiers",
    "doi:10.3389/fnins.2018.00777",
    "https://www.frontiersin.org/articles/10.3389/fnins.2018.00777/full",
  ],
  [
    "MDPI",
    "mdpi:1424-8220/20/3/723",
    "https://www.mdpi.com/1424-8220/20/3/723",
    "https://www.mdpi.com/1424-8220/20/3/723/pdf?version=1580",
  ],
  ["Hindawi", "doi:10.1155/2018/7068349", "https://www.hindawi.com/journals/cin/2018/7068349/"],
  [
    "PeerJ",
    "doi:10.7717/peerj-cs.55",
    "https://doi.org/10.7717/peerj-cs.55",
    "https://peerj.com/articles/cs-55/",
  ],
  ["eLife", "doi:10.7554/elife.47889", "https://elifesciences.org/articles/47889"],
  [
    "ACL Anthology",
    "acl:n19-1423",
    "https://aclanthology.org/N19-1423/",
    "https://www.aclweb.org/anthology/N19-1423.pdf",
    "https://aclanthology.org/N19-1423v2.pdf",
  ],
  [
    "CVF",
    "cvf:he_deep_residual_learning_cvpr_2016",
    "https://openaccess.thecvf.com/content_cvpr_2016/papers/He_Deep_Residual_Learning_CVPR_2016_paper.pdf",
    "https://openaccess.thecvf.com/content_cvpr_2016/html/He_Deep_Residual_Learning_CVPR_2016_paper.html",
  ],
  [
    "ECVA",
    "ecva:2020/373",
    "https://www.ecva.net/papers/eccv_2020/papers_ECCV/html/373_ECCV_2020_paper.php",
    "https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/373_ECCV_2020_paper.pdf",
  ],
  [
    "conference sites",
    "virtual:neurips2023/71345",
    "https://neurips.cc/virtual/2023/poster/71345",
    "https://nips.cc/virtual/2023/oral/71345",
  ],
  [
    "OpenReview",
    "openreview:YicbFdNTTy",
    "https://openreview.net/forum?id=YicbFdNTTy",
    "https://openreview.net/pdf?id=YicbFdNTTy",
    "https://openreview.net/forum?id=YicbFdNTTy&noteId=2m",
  ],
  [
    "PMLR",
    "pmlr:v37/ioffe15",
    "http://proceedings.mlr.press/v37/ioffe15.html",
    "https://proceedings.mlr.press/v37/ioffe15.pdf",
    "https://proceedings.mlr.press/v37/ioffe15/ioffe15.pdf",
  ],
  [
    "JMLR",
    "jmlr:15/srivastava14a",
    "https://jmlr.org/papers/v15/srivastava14a.html",
    "https://www.jmlr.org/papers/volume15/srivastava14a/srivastava14a.pdf",
  ],
  [
    "NeurIPS",
    "neurips:2017/3f5ee243547dee91fbd053c1c4a845aa",
    "https://papers.nips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
    "https://proceedings.neurips.cc/paper_files/paper/2017/file/3f5ee243547dee91fbd053c1c4a845aa-Paper.pdf",
  ],
  [
    "MICCAI",
    "miccai:2024/1475",
    "https://papers.miccai.org/miccai-2024/1475-Paper0001.html",
    "https://papers.miccai.org/miccai-2024/paper/1475_paper.pdf",
  ],
  [
    "ISCA",
    "isca:interspeech_2019/park19e",
    "https://www.isca-archive.org/interspeech_2019/park19e.html",
    "https://www.isca-archive.org/interspeech_2019/park19e.pdf",
  ],
  [
    "IJCAI",
    "ijcai:2022/552",
    "https://www.ijcai.org/proceedings/2022/0552.pdf",
    "https://doi.org/10.24963/ijcai.2022/552",
  ],
  [
    "AAAI",
    "ojs-aaai:20215",
    "https://ojs.aaai.org/index.php/AAAI/article/view/20215",
    "https://ojs.aaai.org/index.php/AAAI/article/download/20215/19974",
    "https://doi.org/10.1609/aaai.v36i3.20215",
  ],
  [
    "PubMed",
    "pmid:26017442",
    "https://pubmed.ncbi.nlm.nih.gov/26017442/",
    "https://www.ncbi.nlm.nih.gov/pubmed/26017442",
    "https://europepmc.org/article/MED/26017442",
  ],
  [
    "PubMed Central",
    "pmcid:6345632",
    "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6345632/",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC6345632",
    "https://europepmc.org/article/PMC/PMC6345632",
  ],
  [
    "bioRxiv and medRxiv",
    "doi:10.1101/2020.03.24.20042317",
    "https://www.medrxiv.org/content/10.1101/2020.03.24.20042317v1",
    "https://www.medrxiv.org/content/10.1101/2020.03.24.20042317v2.full.pdf",
    "https://doi.org/10.1101/2020.03.24.20042317",
  ],
  [
    "Research Square",
    "doi:10.21203/rs.3.rs-148480",
    "https://www.researchsquare.com/article/rs-148480/v1",
    "https://doi.org/10.21203/rs.3.rs-148480/v2",
  ],
  [
    "Preprints.org",
    "doi:10.20944/preprints202003.0300",
    "https://www.preprints.org/manuscript/202003.0300/v1",
    "https://doi.org/10.20944/preprints202003.0300.v2",
  ],
  [
    "SSRN",
    "ssrn:3555102",
    "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3555102",
    "https://ssrn.com/abstract=3555102",
    "https://doi.org/10.2139/ssrn.3555102",
  ],
  [
    "HAL",
    "hal:hal-01349562",
    "https://hal.science/hal-01349562v2",
    "https://inria.hal.science/hal-01349562/document",
    "https://hal.archives-ouvertes.fr/hal-01349562",
  ],
  [
    "Zenodo",
    "zenodo:3904395",
    "https://zenodo.org/record/3904395",
    "https://zenodo.org/records/3904395",
    "https://doi.org/10.5281/zenodo.3904395",
  ],
  [
    "J-STAGE",
    "jstage:tjsai/35/1/35_b-j44",
    "https://www.jstage.jst.go.jp/article/tjsai/35/1/35_B-J44/_article/-char/ja/",
    "https://www.jstage.jst.go.jp/article/tjsai/35/1/35_B-J44/_pdf",
  ],
  [
    "National Diet Library",
    "ndl:12345678",
    "https://dl.ndl.go.jp/pid/12345678",
    "https://doi.org/10.11501/12345678",
  ],
  ["CiNii", "crid:1390001205326743936", "https://cir.nii.ac.jp/crid/1390001205326743936"],
  ["CiNii articles", "naid:110009437222", "https://ci.nii.ac.jp/naid/110009437222"],
  [
    "DBLP",
    "dblp:conf/cvpr/HeZRS16",
    "https://dblp.org/rec/conf/cvpr/HeZRS16.html",
    "https://dblp.uni-trier.de/rec/conf/cvpr/HeZRS16",
  ],
  [
    "OpenAlex",
    "openalex:w2194775991",
    "https://openalex.org/W2194775991",
    "https://api.openalex.org/works/W2194775991",
  ],
  [
    "Papers with Code",
    "pwc:deep-residual-learning-for-image-recognition",
    "https://paperswithcode.com/paper/deep-residual-learning-for-image-recognition",
  ],
  [
    "ResearchGate",
    "researchgate:286512696",
    "https://www.researchgate.net/publication/286512696_Deep_Residual_Learning_for_Image_Recognition",
  ],
  [
    "PhysioNet",
    "physionet:mimic-cxr",
    "https://physionet.org/content/mimic-cxr/2.0.0/",
    "https://www.physionet.org/content/mimic-cxr/2.1.0/",
  ],
  [
    "copies in the Internet Archive",
    "arxiv:2006.11239",
    "https://web.archive.org/web/20210101000000/https://arxiv.org/abs/2006.11239",
  ],
];

test.each(rows)("%s: %s", (_site, id, ...urls) => {
  expect(urls.map(paperIds)).toEqual(urls.map(() => [id]));
});

test("code is never a paper, however its address is written", () => {
  const urls = [
    "https://github.com/hojonathanho/diffusion",
    "http://www.github.com/hojonathanho/Diffusion.git",
    "https://github.com/hojonathanho/diffusion/",
    "https://github.com/hojonathanho/diffusion#readme",
  ];
  expect(urls.flatMap(paperIds)).toEqual([]);
  expect(urls.map((url) => codeRepository(url)?.id)).toEqual(urls.map(() => "github:hojonathanho/diffusion"));
});

test("project pages, models and data sets name no paper", () => {
  const urls = [
    "https://nerfies.github.io/",
    "https://sites.google.com/view/diffusion",
    "https://huggingface.co/stabilityai/stable-diffusion-2",
    "https://huggingface.co/datasets/mozilla/common_voice",
  ];
  expect(urls.flatMap(paperIds)).toEqual([]);
});
