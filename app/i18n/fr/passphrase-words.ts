/**
 * The words that passphrases are drawn from: French, common, concrete, 4 to 9 letters, written without accents so that any
 * keyboard types them alike, and no two of them one letter apart. Each is worth a little more than ten bits. Words may be added;
 * taking some away harms no passphrase that exists.
 */
export const passphraseWords: readonly string[] = (
  'abricot acajou accord acier affiche agneau aigle aiguille aimant aisance album algue alliance amande ' +
  'ampoule ancre animal antenne appel arachide arbre arche argent argile armoire arrosoir artiste ' +
  'asphalte assiette astre atelier atlas atome aubaine aube auberge automne avenir avenue averse avion ' +
  'avocat avril azur badge bagage bague baie baignade balade balafon balai balance balancier balcon ' +
  'baleine bambou banane bandeau banjo banque baobab barbe barrage basilic basket bassin bateau batterie ' +
  'beige beurre biberon biche bidon bijou billard billet biscuit bissap blanc bleuet bobine bocal boisson ' +
  'bonbon bonheur bonnet bordure botte bottine bouche boue bougie boulanger boulon bouquet bourgeon ' +
  'bourse boussole bouteille bracelet brasier bravo brebis brindille brique brise brochet brochure ' +
  'brodeur bronze brosse brouette brouillon bruit brume buffet buffle bulle bureau buvette cabane cabri ' +
  'cacao cachet cadeau cadran cadre caftan cahier caillou caisse calcul calebasse calme camarade camion ' +
  'campus canal canard canne canon cantine capitale capuche carafe caravane carnet carotte carreau ' +
  'cartable carte carton cascade casque castor cavalier caverne ceinture cendre centime cercle cerise ' +
  'chaise chaleur chameau champ chance chanson chant chapitre charade charbon chariot charme chaton ' +
  'chaussure chemin chemise chenille cheval cheveu chien chiffre chimie choix chorale chou cible cigale ' +
  'cigogne ciment cirage circuit cirque ciseau citerne citron clairon classe clavier client climat cloche ' +
  'cloison cocktail cocotier coffre coiffeur colibri colis collier colline colombe colonne comique ' +
  'commerce compas compote concert concours conduite confiance confiture conseil conte copain copie ' +
  'coquille corail corbeau corbeille corde cordon costume coton cotonnier couleur couloir coupole courage ' +
  'courant courrier cousin couteau couture couvert crabe cravate crayon crevette cricket crocodile ' +
  'croissant cruche cuisine cuivre culture cumin cycle cygne cymbale dalle damier danse datte dattier ' +
  'dauphin delta demain demeure dentelle dentiste dessert dessin devise diamant digue dimanche dindon ' +
  'disque divan dizaine docteur domaine domino dossier douane douzaine dragon drapeau drone dune duvet ' +
  'effort empire enfance ensemble enveloppe envie escale escalier escargot espace espoir essai essence ' +
  'estrade exemple fable fabrique facteur falaise famille fanfare farine faucille faucon fauteuil faveur ' +
  'fenouil ferme fermier festin feuille ficelle figuier filet fille film filtre finale flamant flambeau ' +
  'flamme flaque fleur fleuve flocon flotte foire folie fonction fonio fontaine football forge format ' +
  'formule fortune fosse fouet foulard foule four fourmi foyer fraise framboise frein frelon fresque ' +
  'frisson fromage front fusain galaxie galerie galet galop gamelle garage gare garniture gazon genou ' +
  'gerbe geste gingembre girafe givre glace glaive globe gombo gomme gorille goudron gourde gousse goyave ' +
  'grain grammaire grange granit graphite grappe gravure grelot grenade grenier griffe grillon grimace ' +
  'griot grotte groupe grue guichet guide guirlande guitare habit hache halte hamac hangar haricot ' +
  'harmattan harmonie harpe hasard heure hibiscus hibou hiver hommage honneur horizon horloge huile ' +
  'humeur hutte hymne ibis igname iguane image impala index indice indigo infirmier insecte instant ' +
  'invite ivoire jade jaguar jambe janvier jardin jarre jasmin jaune javelot jeton jeudi jeunesse joie ' +
  'jongleur journal judo juillet juin jumeau jument jungle jupon justice kapok kayak kilo kimono kiosque ' +
  'kiwi klaxon koala kora labour lacet lagon lagune laine lait lame lance langue lanterne lapin largeur ' +
  'lasso laurier lavande lecteur lentille lessive lettre levain levure liane librairie licorne lilas ' +
  'limace limonade linge lion liquide liste litre locataire loge logis loisir longueur lotion lotus loupe ' +
  'lucarne luciole lundi lunette lustre lutin lyre machine madame magasin magie maillot main mairie ' +
  'maison malice manche mandarine manguier manioc manteau maquis maracas marais marathon mardi marelle ' +
  'marge marmite marmotte marque marraine marron martinet mascotte massif matelas matelot melon membre ' +
  'menthe menu mercredi merle message mesure meuble midi miel miette milieu mimosa minute miroir ' +
  'mobylette mode moineau molaire moment monnaie montagne montre moquette morceau moringa mortier moteur ' +
  'moto moulin mouton moyenne mulet muraille muscle museau musique nacre nageur naissance nappe natation ' +
  'nation nature navette navire nectar nerf neveu nickel niveau nocturne noisette nomade nombre norme ' +
  'note notice nougat nouille novembre noyau nuage nuance nuit oasis objet octave octobre odeur office ' +
  'oignon olive olivier omelette oncle opale optique orage orbite orchestre oreille organe orgue orient ' +
  'origan orteil ortie osier otarie ourlet ours outil ouvrage ouvrier pagaie page pagode paille palais ' +
  'palette palmier palourde panda panier panneau pantoufle papaye papillon paquet parade paradis ' +
  'parapluie parasol parcelle pardon parfum parole parrain partage partie passage pastel pastille patate ' +
  'patience patron paume pavage peigne peintre pelle pelote peloton pelouse pendule pente perche perdrix ' +
  'permis perron perruche persil peuple phare pharmacie phoque photo phrase piano pichet pierre pieuvre ' +
  'pigeon pilier pinceau pingouin pintade pioche pipette pirate pirogue piscine pivoine pivot placard ' +
  'plafond plan planche plante plateau plongeon pluie plumier poids poignet point poireau poirier poivron ' +
  'pollen pommade pommier poney portail porte portion portrait poteau potier potiron poudre poulain ' +
  'poumon poursuite poussin prairie premier presse prestige preuve prince printemps prisme prix produit ' +
  'profil projet promesse proverbe prune pruneau prunelle public puissance puits puma pupitre puzzle ' +
  'pyjama pyramide python quai quartier quartz question quille quintal rabot racine radar radio rafale ' +
  'raisin rallye rampe rancho rapide raquette rasoir recette record reflet refrain refuge regard registre ' +
  'reine relais relief remorque rempart rencontre renom repas requin respect ressort retour retraite ' +
  'revue rhubarbe riposte rivage rive robe robinet rocher rognon roman romarin ronce roseau rossignol ' +
  'rotin rouge rouleau ruban rubis ruelle rugby ruisseau rythme safari safran sagesse sahel salaire salon ' +
  'salsifis salut samedi sandale sanglier santal sardine sauce saumon savane sceau science scierie ' +
  'scooter score sculpteur secret seigle semaine semelle semence semoule sentier septembre serpe serpent ' +
  'serrure serveur serviette seuil sieste sifflet signal silence silex sirop site sittelle soja soleil ' +
  'solide sommeil sommet sonate sonnette sorbet sorgho soucoupe soudure souffle source sourcil sourire ' +
  'souris soutien souvenir spatule spectacle spirale sport stade station statue studio stylo sucre sultan ' +
  'surface surprise sursaut symbole symphonie tabac tableau tablier tabouret tactique talent tambour ' +
  'tambourin tamis tandem tango tanneur tasse taureau taxi technique temple temps tenaille tendresse ' +
  'tennis terrain terrasse terre terrier texture thon thym tiare ticket tige tilleul timbre tipi tirelire ' +
  'tisane tissage tissu toast toile toilette toiture tomate tombola tonneau tonnerre torche tornade ' +
  'tortue toucan toupie touriste tournesol tournoi tourteau tracteur tradition trafic trajet tranche ' +
  'travail traverse tremplin treuil triangle tribu tribune tricot trio triomphe trompette tronc tropique ' +
  'trotteur trottoir trou trousse truffe truite tulipe tunique tunnel turban turbine turquoise tuteur ' +
  'tuyau type typhon univers usine vacance vaccin vainqueur vaisseau valeur valise vanille vase vedette ' +
  'veilleur velours vendredi vent verger vermeil vernis verrou vertige viaduc victoire vigne village ' +
  'vinaigre violette violon virgule visite vitamine vitesse vitrail vitrine vivier voilier voisin voix ' +
  'volaille volcan volet volume voyage voyelle yacht yaourt yoga zinc zodiaque zone zoom'
).split(' ');
